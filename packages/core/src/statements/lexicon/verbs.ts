import { V } from './bits.ts';

/** Verbs that report speech and take a clause: "said (that) ...". */
const CLAUSAL = `say add note explain argue claim assert insist maintain contend declare announce state report remark
observe acknowledge admit concede confirm deny reveal disclose warn predict promise vow pledge swear suggest hint imply
indicate signal stress emphasize emphasise underscore reiterate repeat conclude recall joke quip tweet retweet write
post agree complain allege charge testify affirm proclaim boast brag lament caution counter respond reply answer
estimate calculate speculate theorize opine muse propose recommend demand request ask inquire wonder protest guarantee
certify attest avow profess profess intimate volunteer clarify elaborate specify point_out make_clear shoot_back
fire_back bemoan gripe grumble decree posit surmise mention comment text email blog telegraph rejoin reason`;

/** Verbs of speech whose first object is the hearer: "told reporters (that) ...". */
const ADDRESSED = `tell remind assure reassure inform notify warn advise promise ask urge instruct order beg implore
exhort counsel admonish lecture chide scold taunt tease persuade convince caution brief console entreat beseech`;

/** Verbs of speech that go with a quotation rather than a clause. */
const MANNER = `continue go_on begin start open close conclude finish end offer volunteer venture interject interrupt
chime_in pipe_up echo retort rebut hit_back push_back clap_back strike_back fire_off bark shout yell scream cry exclaim
whisper mutter mumble murmur growl thunder bellow roar howl chant sing croon intone crow gush rave rant fume rage
scoff sneer snipe sniff huff moan groan plead laugh chuckle smile grin sigh shrug deadpan snap scowl snarl spit bray
boom blurt drawl ponder reflect query object disagree dissent concur speak speak_up speak_out weigh_in lash_out pile_on
double_down thank congratulate welcome greet introduce declaim read recite narrate relate describe quote paraphrase
summarize sum_up text email e-mail message cable wire fax broadcast publish print reminisce enthuse bluster
sermonize ad-lib crack kid wisecrack riff advise counsel urge appeal preach teach expound extol rhapsodize
answer sound_off put_it tell_off cheer jeer heckle hoot toast pray apologize apologise sob stammer stutter gasp
volley hiss squeal shriek wail yelp holler vent seethe marvel rejoice confide divulge expand detail outline spell_out
present argue_back demur interpose soothe coax cajole dictate utter voice blare scrawl scribble pen author`;

/** Verbs that characterise: "called it ...", "denounced ... as ...", "accused them of ...". */
const CALLING = `call describe dub label brand term style characterize characterise portray depict paint dismiss
denounce condemn criticize criticise blast slam rip bash hammer assail attack deride decry ridicule lambaste skewer
pillory excoriate castigate praise hail laud applaud salute celebrate compare liken equate refer cite accuse blame
fault consider deem regard view see mock disparage trash knock savage torch rap rebuke reprimand reject rebuff dispute
question tout trumpet champion herald pan upbraid berate vilify demonize malign smear chastise admonish scorn defend
endorse back support express voice speak talk discuss mention invoke evoke reference highlight
identify name list count rate rank credit commend compliment welcome cheer bemoan lament decry rail oppose scold
tweak needle goad dare challenge charge threaten criticise shame ridicule lecture summarize defend justify
promote push advocate preach threaten alternate employ use deliver issue release invite allow grant wave_off shrug_off
write_off brush_off play_down play_up downplay rule_out call_off hold_up single_out scoff lash_out take_aim hit swipe sound tell raise bring_up lay_out
set_out set_forth call_for call_on appeal crave quote repeat feature include contain carry bear bore direct point`;

/** Verbs of the mind: "believes", "wants to", "plans to". */
const THINKING = `think believe feel hope want wish fear worry expect know understand realize realise doubt suspect
consider intend plan aim seek decide agree recognize recognise assume suppose imagine guess reckon figure prefer like
love hate regret dread anticipate foresee envision envisage promise vow pledge threaten refuse decline offer
propose commit prepare attempt try try_to need sense appreciate conclude determine resolve learn hear find
remember recall forget dream advocate favor favour oppose welcome resent desire long dismiss object
struggle ache bet gamble`;

/** Verbs of documents and signs: "the letter reads". */
const READING = `read say state note begin conclude continue show report declare warn open go run
add ask describe list mention indicate allege charge find`;

/** The commonest verbs of speech in the reports of some other languages, in the form in which they report. */
const FOREIGN = `sagte sagt erklärte erklärt betonte betont teilte warnte forderte kündigte meinte hieß déclaré affirmé
assuré estimé expliqué ajouté indiqué précisé souligné dit dijo afirmó aseguró declaró señaló explicó añadió dice advirtió
anunció disse affermato detto dichiarato afirmou declarou sade säger sa sier sagde siger zei zegt sanoi powiedział
powiedziała stwierdził stwierdziła dodał dodała oświadczył oświadczyła сказал сказала заявил заявила отметил отметила
добавил добавила сообщил сообщила подчеркнул подчеркнула قال قالت أضاف أضافت أعلن أعلنت گفت افزود dedi söyledi`;

/** Forms that are at least as often nouns, adjectives or other words. */
const NOUNISH = new Set(
  `report reports call calls comment comments claim claims remark remarks post posts posting tweet tweets tweeting charge
charges state states order orders demand demands request requests question questions answer answers note notes noted
plan plans view views promise promises figure figures estimate estimates quote quotes end ends ending close closes
closed open opens opening detail details detailed offer offers offering text texts message messages email emails wire
wires cable cables print read reading guess address addresses fire snap counter brief briefing relate rank ranks rate
rates ratings paint brand brands label labels term terms style styles attack attacks attacking fault blame laugh smile
cheer cheers toast toasts appeal appeals voice voices start starts sound sounds use uses used need needs like likes
love hope hopes fear fears wish wishes worry worries doubt doubts dream dreams sense regret regrets dispute disputes
challenge challenges support supports back backs push point points name names named list lists listed count counts
credit reference references feature features rule rules ruling finding findings find long bet aim aims study studies
say says spit crack cry cries roar boom howl groan moan sigh shrug whisper mutter rant rants rave rage vent pen author
knock hit hits rap pan tease issue issues release releases wave run runs show shows showed direct welcome welcomes
present presents reason reasons signal signals stress hint hints pledge pledges vow vows joke jokes quip retort reply
replies response writing telling reporting warning warnings feeling understanding meaning saying remaining speaking
talking known alleged suggested proposed expected supposed related concerned determined decided beginning blog
lecture lectures object objects raise raises mean swipe bear bears carry matter train lead leads boast salute
crow mock slam blast blasts rip bash hammer torch trash savage needle dare shame direct directs`
    .split(/\s+/)
    .filter(
      (word) =>
        word !== 'says' && word !== 'saying' && word !== 'say' && word !== 'noted' && word !== 'named',
    ),
);

const IRREGULAR: Readonly<Record<string, readonly [past: string, participle: string]>> = {
  say: ['said', 'said'],
  tell: ['told', 'told'],
  write: ['wrote', 'written'],
  read: ['read', 'read'],
  begin: ['began', 'begun'],
  speak: ['spoke', 'spoken'],
  think: ['thought', 'thought'],
  feel: ['felt', 'felt'],
  know: ['knew', 'known'],
  understand: ['understood', 'understood'],
  see: ['saw', 'seen'],
  foresee: ['foresaw', 'foreseen'],
  find: ['found', 'found'],
  swear: ['swore', 'sworn'],
  shoot: ['shot', 'shot'],
  sing: ['sang', 'sung'],
  go: ['went', 'gone'],
  hear: ['heard', 'heard'],
  teach: ['taught', 'taught'],
  put: ['put', 'put'],
  make: ['made', 'made'],
  spit: ['spat', 'spat'],
  hit: ['hit', 'hit'],
  strike: ['struck', 'struck'],
  show: ['showed', 'shown'],
  seek: ['sought', 'sought'],
  take: ['took', 'taken'],
  bring: ['brought', 'brought'],
  lay: ['laid', 'laid'],
  set: ['set', 'set'],
  bear: ['bore', 'borne'],
  forget: ['forgot', 'forgotten'],
  bet: ['bet', 'bet'],
  beseech: ['besought', 'besought'],
  run: ['ran', 'run'],
  forecast: ['forecast', 'forecast'],
  broadcast: ['broadcast', 'broadcast'],
  spell: ['spelled', 'spelled'],
  mean: ['meant', 'meant'],
};

const DOUBLING = new Set(
  `brag quip snap rip slam chat pen blog admit refer beg concur demur hum pan rap plan commit regret equip shrug sob
bet hit put run set begin permit snip tip trip dub vet pin cap jab jot dis drop stop ad-lib forget wrap kid`.split(
    /\s+/,
  ),
);

export interface VerbForm {
  readonly lemma: string;
  /** Bits of `V`. */
  readonly bits: number;
  /** Words that must follow for it to be this verb ("shot back"), if any. */
  readonly particle?: string;
}

function inflect(lemma: string): readonly [form: string, bits: number][] {
  const irregular = IRREGULAR[lemma];
  const last = lemma.at(-1) ?? '';
  const doubled = DOUBLING.has(lemma) ? lemma + last : lemma;
  const y = last === 'y' && !/[aeiou]y$/.test(lemma);
  const present = y
    ? `${lemma.slice(0, -1)}ies`
    : /(?:s|x|z|ch|sh|o)$/.test(lemma)
      ? `${lemma}es`
      : `${lemma}s`;
  const regular = last === 'e' ? `${lemma}d` : y ? `${lemma.slice(0, -1)}ied` : `${doubled}ed`;
  const ing = last === 'e' && !/(?:ee|oe)$/.test(lemma) ? `${lemma.slice(0, -1)}ing` : `${doubled}ing`;
  const [past, participle] = irregular ?? [regular, regular];
  return [
    [lemma, V.base],
    [present, V.present],
    [past, V.past],
    [participle, V.participle],
    [ing, V.ing],
  ];
}

function build(): ReadonlyMap<string, readonly VerbForm[]> {
  const forms = new Map<string, VerbForm[]>();
  const add = (entry: string, bits: number): void => {
    const [lemma = '', ...rest] = entry.split('_');
    const particle = rest.join(' ');
    for (const [form, shape] of inflect(lemma)) {
      const list = forms.get(form) ?? [];
      const noun = NOUNISH.has(form) ? V.nounish : 0;
      const index = list.findIndex((item) => item.lemma === lemma && (item.particle ?? '') === particle);
      const known = list[index];
      if (known) list[index] = { ...known, bits: known.bits | bits | shape };
      else
        list.push(
          particle === '' ? { lemma, bits: bits | shape | noun } : { lemma, bits: bits | shape, particle },
        );
      forms.set(form, list);
    }
  };
  const all = (words: string, bits: number): void => {
    for (const word of words.split(/\s+/)) if (word !== '') add(word, bits);
  };
  all(CLAUSAL, V.say | V.clausal);
  all(ADDRESSED, V.say | V.addressed | V.clausal);
  all(MANNER, V.say);
  all(CALLING, V.call);
  all(THINKING, V.think);
  all(READING, V.read);
  for (const form of FOREIGN.split(/\s+/))
    forms.set(form, [{ lemma: form, bits: V.say | V.past | V.foreign }]);
  for (const form of ['quoth', 'sez']) forms.set(form, [{ lemma: 'say', bits: V.say | V.past }]);
  return forms;
}

/** Every inflected form of the verbs that may introduce what someone said, wrote, thinks or wants. */
export const VERBS: ReadonlyMap<string, readonly VerbForm[]> = build();
