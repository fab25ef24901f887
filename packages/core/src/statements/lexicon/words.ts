import { W } from './bits.ts';

const TABLE: readonly (readonly [bits: number, words: string])[] = [
  [W.pronoun, 'i he she they we you it'],
  [W.object, 'him her them me us you it himself herself themselves'],
  [W.owner, 'his her their my our your its'],
  [
    W.determiner,
    `the a an this these those some any each every no several many most few both all another one other others
two three four five six seven eight nine ten dozens hundreds half neither either such`,
  ],
  [
    W.number,
    'one two three four five six seven eight nine ten eleven twelve dozen dozens hundreds thousands',
  ],
  [W.relative, 'who whom whose which'],
  [W.that, 'that'],
  [
    W.preposition,
    `of for at in from with on to by about into over under against between among during through toward towards upon
within without across behind beyond near along amid despite regarding concerning including via per like unlike outside
inside above below around off alongside aboard versus following`,
  ],
  [W.coordinator, 'and or but nor yet &'],
  [
    W.subordinator,
    `when while because as if although though since unless until after before where whether whereas once than lest
whenever wherever why how what`,
  ],
  [
    W.auxiliary,
    `is was are were be been being am has have had having will would could can may might should shall must do does did
isn't wasn't aren't weren't hasn't haven't hadn't won't wouldn't couldn't can't cannot doesn't don't didn't shouldn't
he's she's it's they're we're i'm you're they've we've i've he'd she'd they'd i'd he'll she'll they'll ought`,
  ],
  [W.be, 'is was are were be been being am'],
  [
    W.adverb,
    `also then later again often just still already once never not ever too even now soon only always sometimes
instead however meanwhile perhaps maybe rather quite first second last next twice sometime elsewhere further
furthermore moreover nonetheless nevertheless afterward afterwards earlier long almost simply there here aloud together
back thus therefore indeed likewise otherwise well`,
  ],
  [
    W.title,
    `mr mrs ms miss dr sir madam madame lord lady dame sen rep gov gen lt col sgt capt adm cmdr maj cpl pvt rev fr sr br
prof hon atty det insp supt amb pres sens reps govs gens messrs mssrs mx judge justice president vice-president senator
congressman congresswoman representative governor general lieutenant colonel sergeant captain admiral commander major
reverend father sister brother rabbi imam bishop archbishop cardinal pope king queen prince princess emperor sultan
sheikh sheik ayatollah mullah mufti premier chancellor secretary secretary-general minister ambassador attorney
professor doctor chairman chairwoman chair speaker mayor councilman councilwoman alderman sheriff chief officer deputy
commissioner director inspector detective marshal ex-president ex-governor president-elect chief-of-staff counsel
leader whip coach envoy`,
  ],
  [
    W.role,
    `spokesman spokeswoman spokesperson spokespeople spokesmen official officials aide aides adviser advisers advisor
advisors analyst analysts expert experts professor author writer reporter reporters journalist columnist correspondent
editor host anchor commentator pundit critic critics supporter supporters opponent opponents activist activists
organizer organizers strategist pollster consultant lobbyist lawyer lawyers attorney prosecutor prosecutors judge
witness witnesses resident residents voter voters delegate delegates candidate candidates nominee contender rival
rivals challenger incumbent lawmaker lawmakers senator senators congressman congresswoman representative governor
mayor president leader leaders minister ministers secretary chairman chairwoman chair director manager executive
officer officers commander general diplomat diplomats envoy negotiator negotiators observer observers monitor monitors
source sources insider insiders veteran veterans soldier soldiers scientist scientists researcher researchers
economist economists historian scholar scholars student students teacher teachers doctor nurse pastor priest rabbi
farmer worker workers driver owner founder ceo coordinator counsel operative operatives donor donors staffer staffers
member members fellow mother father son daughter wife husband brother sister widow friend friends neighbor neighbors
colleague colleagues actor actress singer comedian director producer tycoon mogul billionaire businessman
businesswoman democrat democrats republican republicans conservative conservatives liberal liberals independent
frontrunner front-runner man woman men women people person protester protesters demonstrator militant militants
militia group campaign committee administration government ministry department agency office company firm bank union
association organization organisation council court newspaper network party police authorities army military pentagon
kremlin taliban coalition alliance secretary-general spokesmen head chief boss vice deputy counsel speaker premier
chancellor king queen pope prince sheriff coach player captain star celebrity biographer ambassador envoy negotiator
memo letter report statement document email e-mail message note sign banner poster caption ad advertisement video
transcript brief filing complaint lawsuit indictment ruling opinion order bill law resolution article editorial essay
column post tweet website page poll survey study book`,
  ],
  [W.weekday, 'monday tuesday wednesday thursday friday saturday sunday'],
  [
    W.month,
    `january february march april may june july august september october november december jan feb mar apr jun jul aug
sep sept oct nov dec`,
  ],
  [
    W.organisation,
    `university college school institute institution committee commission council congress senate house parliament
department ministry agency office bureau administration government court party union association federation society
foundation fund bank group company corporation corp inc llc ltd co times post journal news press magazine network
television radio tv states nations united national international federal republic kingdom treaty organization
organisation army navy force forces guard corps police center centre church hospital league club team airport street
avenue road hall hotel building tower palace square park island islands river lake mountain valley bay beach city county
province district region state world war act agreement accord deal day convention conference summit forum coalition
alliance brigade movement front project program programme initiative campaign pac nato eu un u.n fbi cia nsa cnn nbc abc
cbs msnbc fox bbc npr gop dnc rnc democrats republicans americans muslims christians jews security intelligence defense
defence affairs services service board authority embassy mission operation media daily weekly today herald tribune
gazette globe guardian observer telegraph review report research studies policy public white capitol hill wall`,
  ],
  [
    W.time,
    `today yesterday tomorrow tonight morning afternoon evening night noon midnight week weeks month months year years
overnight day days weekend hour hours minutes decade ago`,
  ],
  [
    W.cueNoun,
    `statement claim remark remarks comment comments assertion allegation allegations accusation accusations charge
contention argument suggestion warning warnings promise promises vow vows pledge pledges call calls demand demands
insistence belief view notion declaration announcement message question answer response reply quote quip tweet tweets
post letter email e-mail memo speech interview testimony complaint complaints criticism description depiction
observation admission acknowledgment confession prediction threat threats boast chant chants cry cries words word
advice plea request proposal plan plans slogan mantra rhetoric assessment conclusion opinion explanation estimate
reference concession revelation rebuke praise invitation order orders instruction instructions motto line phrase
commitment goal effort desire hope fear concern concerns wish intention decision`,
  ],
  [
    W.work,
    `book novel memoir film movie documentary song album show series sitcom program programme podcast play musical
magazine newspaper article column essay op-ed headline headlined episode painting poem anthem tune track single
cartoon game opera ballet exhibition exhibit trilogy biography autobiography manifesto newsletter blog website`,
  ],
  [
    W.naming,
    'so-called titled entitled named nicknamed headlined subtitled captioned known term terms phrase word words',
  ],
  [
    W.place,
    `washington moscow beijing london paris berlin brussels tehran kabul islamabad delhi tokyo seoul jerusalem ankara
damascus baghdad cairo riyadh doha kiev kyiv pyongyang pentagon kremlin america britain england france germany russia
china iran iraq israel afghanistan pakistan india turkey syria egypt libya ukraine poland canada mexico japan korea
europe africa asia italy spain greece sweden norway denmark finland netherlands belgium austria switzerland hungary
brazil argentina australia qatar jordan lebanon yemen sudan ethiopia kenya nigeria somalia venezuela cuba texas
california florida ohio iowa virginia pennsylvania michigan wisconsin nevada arizona georgia congress senate house
twitter facebook google youtube instagram reuters bloomberg breitbart politico haaretz axios vox buzzfeed`,
  ],
  [
    W.demonym,
    `american british english french german russian chinese iranian iraqi israeli arab afghan pakistani indian turkish
syrian saudi egyptian libyan ukrainian polish canadian mexican japanese korean european african asian muslim christian
jewish catholic islamic palestinian kurdish hispanic latino latina democratic republican democrat republicans democrats
spanish italian dutch swedish norwegian danish finnish greek hungarian brazilian australian african-american black white
western eastern northern southern qatari emirati lebanese jordanian yemeni sudanese somali nigerian kenyan cuban
conservative liberal sunni shiite soviet federal senior former late acting interim deputy vice`,
  ],
  [
    W.audience,
    `reporters voters supporters lawmakers journalists viewers listeners readers students workers delegates donors
officials senators members republicans democrats congress parliament fans followers crowds crowd audience aides
advisers colleagues friends investors residents soldiers troops officers investigators jurors prosecutors police
attendees protesters veterans diplomats ministers leaders ambassadors council people`,
  ],
];

function build(): ReadonlyMap<string, number> {
  const map = new Map<string, number>();
  for (const [bits, words] of TABLE)
    for (const word of words.split(/\s+/)) if (word !== '') map.set(word, (map.get(word) ?? 0) | bits);
  return map;
}

/** What a word can be besides a verb of speech, as bits of `W`, by its lower-case form. */
export const WORDS: ReadonlyMap<string, number> = build();

/** Words that end in a full stop without ending a sentence. */
export const ABBREVIATIONS: ReadonlySet<string> = new Set(
  `mr mrs ms dr sen rep gov gen lt col sgt capt adm cmdr maj cpl pvt rev fr prof hon atty det supt amb sens reps govs
messrs jr sr st ste mt ft vs v etc inc co corp ltd bros no nos vol jan feb mar apr jun jul aug sep sept oct nov dec mon tue
wed thu fri ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa
tenn tex vt va wash wis wyo dept est approx pres assn univ gen e.g i.e u.s u.n u.k d.c a.m p.m ph.d m.d b.a`.split(
    /\s+/,
  ),
);

/** Particles inside and before surnames. */
export const PARTICLES: ReadonlySet<string> = new Set(
  'de del della di da dos du van von der den ter ten la le al el bin ibn abu ben st san ul ur af av zu'.split(
    ' ',
  ),
);
