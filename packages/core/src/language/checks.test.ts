import { describe, expect, it } from 'vitest';
import { readAgreement } from './index.ts';
import { errorsAt, FRAME, marked } from './testing/kit.ts';

/** Each entry: a part of an agreement with its faults between « and », and what is said about them, in order. */
const CASES: Readonly<Record<string, readonly (readonly [part: string, ...messages: string[]])[]>> = {
  names: [
    ['condition c "C" means no surge in «atacks»', 'There is no measure “atacks”; did you mean “attacks”?'],
    ['condition c "C" means surge in «calm»', '“calm” is a condition; expected a measure.'],
    [
      'condition c "C" means no surge in «troops»',
      'A surge is looked for in events, and “troops” takes reported figures: name a measure that counts events, or sums deaths in a source of events.',
    ],
    [
      'condition c "C" means surge in «by_province»',
      '“by_province” has a value for each province: say “in every province”, “in any province” or “in all provinces together”.',
    ],
    [
      'condition c "C" means no surge in by_province «in at least 3 provinces»',
      'It is not clear what “no surge” says “in at least 3 provinces”: put that first, or brackets around what is denied.',
    ],
    [
      'condition c "C" means «atacks» over 7 days at most 3',
      'There is no measure or condition “atacks”; did you mean “attacks”?',
    ],
    ['condition c "C" means «calmm»', 'There is no condition or measure “calmm”; did you mean “calm”?'],
    ['condition c "C" means split.«narow»', '“split” has no reading “narow”; did you mean “narrow”?'],
    ['condition c "C" means calm.«x»', '“calm” has no reading “x”.'],
    [
      'condition c "C" means «deaths.x» over 7 days < 3',
      '“deaths” is a measure and has no reading “x”; only conditions have readings.',
    ],
    ['condition c "C" judged by «tem»', 'There is no party or member “tem”; did you mean “them”?'],
    ['condition c "C" judged by «talks»', '“talks” is an occurrence; expected a party.'],
    ['condition c "C" means «us»', '“us” is a party; expected a condition.'],
    [
      'condition c "C" means «leave»',
      '“leave” is a commitment: say in which state, for example “leave is fulfilled”.',
    ],
    [
      'condition c "C" means «leave is met»',
      '“leave” is a commitment, which is never “met”: it is “fulfilled”, “violated”, “in effect”, “suspended”, “discharged” or “terminated”.',
    ],
    ['condition «calm» "Again" judged by us', 'The name “calm” is already taken in line 20.'],
    ['source «fights» "Again" events from "x.csv"', 'The name “fights” is already taken in line 8.'],
    [
      'condition c "C"\n  reading a judged by us\n  reading «a» judged by them',
      'This block already has a reading “a”, in line 30.',
    ],
    ['measure m "M" sums deaths in «reprots»', 'There is no source “reprots”; did you mean “reports”?'],
    [
      'measure m "M" counts events in «reports»',
      'The source “reports” holds figures; this needs a source of events.',
    ],
    ['occurrence o "O" in «fights»', 'The source “fights” holds events; this needs a source of occurrences.'],
    [
      'measure m "M" sums deaths in fights by «provinces»',
      'There is no list of areas “provinces”; did you mean “province”?',
    ],
    [
      'commitment c "C"\n  us must bring about «taks»',
      'There is no occurrence “taks”; did you mean “talks”?',
    ],
    ['commitment c "C"\n  us must bring about «calm»', '“calm” is a condition; expected an occurrence.'],
    [
      'commitment c "C"\n  «uss» must bring about talks',
      'There is no party or member “uss”; did you mean “us”?',
    ],
    [
      'commitment c "C"\n  us must bring about talks by «tallks»',
      'There is no occurrence or anchor “tallks”; did you mean “talks”?',
    ],
    [
      'commitment c "C"\n  us must bring about talks\n  while «them» keeps leave',
      '“leave” binds “us”, not “them”.',
    ],
    ['measure «over» "Over" sums deaths in fights', '“over” is a word of the language and cannot be a name.'],
  ],
  units: [
    ['condition c "C" means «deaths over 7 days + troops» < 5', 'Deaths and persons cannot be added.'],
    ['condition c "C" means «deaths over 7 days at most troops»', 'Deaths and persons cannot be compared.'],
    [
      'condition c "C" means «deaths over 7 days at most 40 persons»',
      'Deaths and persons cannot be compared.',
    ],
    [
      'condition c "C" means deaths over 7 days at most 40 «deahts»',
      'There is no unit “deahts”; did you mean “deaths”?',
    ],
    [
      'condition c "C" means «deaths over 7 days at most 50%»',
      'A percentage cannot be compared with deaths: say of what, for example “50% of ...”.',
    ],
    ['condition c "C" means «calm» + 3 > 2', '“calm” is a condition; expected a measure.'],
    [
      'condition c "C" means «deaths over 7 days»',
      '“deaths over 7 days” is a number: compare it with something, for example “at most 40”.',
    ],
    [
      'condition c "C" means «troops over 7 days» < 5',
      '“troops” is a level, which cannot be summed over days: say “highest of”, “lowest of” or “mean of”.',
    ],
    [
      'condition c "C" means «deaths over 7 days over 28 days» < 5',
      '“deaths over 7 days” is already taken over some days: say “highest of”, “lowest of”, “mean of” or “sum of” before it.',
    ],
    [
      'commitment c "C"\n  us must bring troops to at most 8600 «deaths»',
      'Persons and deaths cannot be compared.',
    ],
  ],
  'words, clauses and dates': [
    [
      'condition c "C" means deaths over 7 days at most«»',
      'Something is missing here: expected a measure, a condition, a number or “(”.',
    ],
    [
      'condition c "C" means deaths over «at» most 5',
      '“at” cannot stand here: expected a number of days, weeks, months or years.',
    ],
    ['condition c "C" means (deaths over 7 days at most 5«»', 'Something is missing here: expected “)”.'],
    [
      'condition c "C" means deaths over 7 days at most 5«)»',
      '“)” cannot stand here: what stands before it is complete.',
    ],
    [
      'condition c "C" means calm and split «or» calm',
      '“and” and “or” stand side by side: put brackets around what belongs together.',
    ],
    [
      'condition c "C" means «in every province, by_province over 7 days < 5» and calm',
      'It is not clear how far “in every province” reaches: put brackets around what it covers.',
    ],
    [
      'condition c "C" means calm and «by_province over 7 days < 5 in every province»',
      'It is not clear how far “in every province” reaches: put brackets around what it covers.',
    ],
    [
      'condition c "C" means «on every day of the last 7 days, calm» or split',
      'It is not clear how far “on every day of the last 7 days” reaches: put brackets around what it covers.',
    ],
    [
      'condition c "C" means deaths over «3 months» < 5',
      'A window counts days or weeks, because months differ in length; for the calendar say “in the month” or “in the last full month”.',
    ],
    [
      'condition c "C" means deaths «over» 40',
      '“over” begins a window here (“over 28 days”); to compare, say “above”.',
    ],
    [
      'condition c "C" means «when» calm, split',
      'Say “whenever” for as long as it holds, or “when ... becomes true” for the day on which it begins.',
    ],
    [
      'condition c "C" means «highest» of troops < 5',
      '“highest” over which days? Say for example “over 28 days”.',
    ],
    ['condition c "C" means «at least 3 of {calm, split}»', 'At least 3 of 2 can never hold.'],
    [
      'condition c "C" means «talks»',
      '“talks” happens on one day: say “talks has happened” or “talks happens”.',
    ],
    [
      'condition c "C" means «talks is met»',
      '“talks” is an occurrence, which is never “met”: it is “has happened” or “happens”.',
    ],
    [
      'condition c "C" means calm and «talks»',
      '“talks” happens on one day: say “talks has happened” or “talks happens”.',
    ],
    ['condition «c» "C"', 'This condition has no rule.'],
    [
      'condition c "C" means calm\n  «judged by us»',
      'This condition has both “means” and “judged by”: give each a reading of its own.',
    ],
    [
      'condition c "C"\n  reading a means calm\n    «judged by us»',
      'This reading has both “means” and “judged by”: give each a reading of its own.',
    ],
    [
      'condition c "C"\n  «means calm»\n  reading a judged by us',
      'A condition has either one rule or named readings, each with its own rule.',
    ],
    ['condition c "C"\n  reading «a» "A"', 'The reading “a” has neither “means” nor “judged by”.'],
    ['condition c "C" means calm «means split»', 'This rule is given twice.'],
    [
      'condition c "C" «applies from 2020-05-01 to 2020-04-01» means calm',
      'The last day comes before the first.',
    ],
    ['condition c "C" judged by "Ambassador X", germany'],
    ['condition «"C"» means calm', '“"C"” cannot stand here: expected the name of the condition.'],
    [
      'condition c «means» calm',
      '“means” cannot stand here: expected what the condition is called, in quotation marks.',
    ],
    ['condition c "C" means historically«[5,2]» calm', 'The window [5,2] ends before it begins.'],
    ['condition c "C" means once«[0,40000]» calm', 'A window has at most 36,525 days, a hundred years.'],
    [
      'condition c "C" means deaths over «1000000000 days» at most 5',
      'A window has at most 36,525 days, a hundred years.',
    ],
    [
      'condition c "C" means calm until calm «until» split',
      '“until” and “until” stand side by side: put brackets around what belongs together.',
    ],
    [
      'condition c "C" means deaths over 7 days at most 5 «on» 2021-02-31',
      '“on” cannot stand here: what stands before it is complete.',
    ],
    [
      'commitment c "C"\n  us must bring about talks by «31 February 2021»',
      '“31 February 2021” is no date that exists.',
    ],
    [
      'commitment c "C"\n  us must «do» it',
      '“do” cannot stand here: expected “bring”, “achieve”, “keep”, “refrain from” or “not”.',
    ],
    ['commitment c "C"\n  us «should» bring about talks', '“should” cannot stand here: expected “must”.'],
    [
      'commitment c "C"\n  «us», them must bring about talks',
      'Say “each of us, them” if each of them owes it, or “must jointly” if one performance is enough.',
    ],
    [
      'commitment c "C"\n  us must keep «"quiet"»',
      'A deed in quotation marks needs its judges: add “judged by” and a party.',
    ],
    [
      'commitment c "C"\n  us must keep calm, «judged by us»',
      '“judged by” goes with a deed in quotation marks; this one is decided by evidence.',
    ],
    [
      'commitment c "C"\n  us must keep calm «by 2020-05-01»',
      'What must be kept has no latest day to begin: say “until” or “for” for the last day, “from” for the first.',
    ],
    [
      'commitment c "C"\n  us must achieve calm «until 2020-05-01»',
      '“until” and “for” give the last day of what is kept; for the latest day of a deed say “by” or “within”.',
    ],
    [
      'commitment c "C"\n  us «may» suspend leave',
      'A commitment says what a party must do; what it may do is a power.',
    ],
    [
      'commitment c "C"\n  us must bring about talks within 10 days«»',
      'Something is missing here: expected “of” or “after”.',
    ],
    [
      'commitment c "C"\n  us must bring about talks within ten weeks of «sining»',
      'There is no occurrence or anchor “sining”.',
    ],
    [
      'commitment c "C"\n  us must bring about talks\n  on violation of «leeve»',
      'There is no commitment or power “leeve”; did you mean “leave”?',
    ],
    [
      'commitment c "C"\n  us must bring about talks\n  «cure within 3 days»',
      'A cure period goes with what must be kept; a deed with a deadline has none.',
    ],
    [
      'commitment c "C"\n  us must bring about talks by 2020-04-01 «by 2020-05-01»',
      'This deadline is given twice.',
    ],
    [
      'power p "P"\n  us «must» suspend leave',
      'A power says what a party may do; what it must do is a commitment.',
    ],
    ['power p "P"\n  «us may rescind leave»', '“rescind” goes with the agreement, not with one commitment.'],
    [
      'power p "P"\n  «us may waive the agreement»',
      '“waive” goes with a commitment, not with the agreement.',
    ],
    [
      'power p "P"\n  us may «cancel» leave',
      '“cancel” cannot stand here: expected “suspend”, “resume”, “discharge”, “terminate”, “waive”, “create” or “rescind”.',
    ],
    ['power p "P"\n  us may suspend «calm»', '“calm” is a condition; expected a commitment.'],
    ['adjustment «a» "A"\n  requires calm', 'This adjustment has no strength.'],
    [
      'adjustment a "A"\n  allies to about 12,000\n  requires calm, «split»',
      '“split” cannot stand here: what stands before it is complete.',
    ],
    [
      'adjustment a "A"\n  allies to 0\n  decided by «majority» of allies',
      '“majority” cannot stand here: expected “consensus of”.',
    ],
    [
      'adjustment a "A"\n  allies brings troops to at most 5 «deaths»',
      'Persons and deaths cannot be compared.',
    ],
    [
      'test "T"\n  as of 2020-05-01 known 2020-05-01\n  expect calm «fulfilled»',
      '“calm” is a condition, which is never “fulfilled”: expected “met”, “not met”, “open”, “disputed” or “not triggered”.',
    ],
    [
      'test "T"\n  as of 2020-05-01\n  expect calm «mett», leave «violatd» by 2020-05-02',
      '“calm” is a condition, which is never “mett”: expected “met”, “not met”, “open”, “disputed” or “not triggered”; did you mean “met”?',
      '“leave” is a commitment, which is never “violatd”: expected “not triggered”, “create”, “in effect”, “suspended”, “fulfilled”, “violated”, “discharged”, “terminated”, “disputed” or “open”; did you mean “violated”?',
    ],
    ['test "T"\n  «expect calm met»', 'Say on which day before what is expected: “as of 2020-10-21”.'],
    ['«test» "T"\n  as of 2020-05-01', 'This test has no expectation.'],
    [
      'test "T"\n  on 2020-05-01 «talk»\n  on 2020-05-01 to 2020-04-01 «deaths is 5»\n  on 2020-05-01 to 2020-05-04 «talks»\n  on 2020-05-01 «us says calm maybe»\n  on 2020-05-01 us says calm not met\n  on 2020-05-01 troops is 8,600 «deaths»\n  as of 2020-05-01\n  expect split.«wid» open',
      'There is no occurrence “talk”; did you mean “talks”?',
      'The last day comes before the first.',
      'Only a figure can be reported for several days.',
      'A judge says “met”, “not met” or “open”, not “maybe”.',
      'Persons and deaths cannot be compared.',
      '“split” has no reading “wid”; did you mean “wide”?',
    ],
    ['«agreement» "Second"', 'One file holds one agreement.'],
    ['party p "P" «alsoo» "Q"', '“alsoo” begins no clause of a party; did you mean “also”?'],
    ['source s "S" «event» from "x"', '“event” begins no clause of a source; did you mean “events”?'],
    ['measure m "M" «sum» deaths in fights', '“sum” begins no clause of a measure; did you mean “sums”?'],
    [
      'measure m "M" takes strength in reports «of type "Battle"»',
      '“of type” and “involving” choose among events; figures have neither.',
    ],
    [
      'measure m "M" sums deaths of «rebels» in fights',
      '“rebels” cannot stand here: expected “government”, “civilians”, “unknown”, “side a” or “side b”.',
    ],
    [
      'measure m "M" sums deaths of civilians in «reports»',
      'The source “reports” holds figures; this needs a source of events.',
    ],
    ['measure «m» "M"', 'This measure has no count.'],
    [
      'baseline b "B" is deaths over 7 days «from» 2020-01-01',
      '“from” cannot stand here: what stands before it is complete.',
    ],
    [
      'baseline b "B" is median of deaths over 7 days, every 7 days from «2020-02-01 to 2020-01-01»',
      'The last day comes before the first.',
    ],
    [
      '«conditon» c "C" means calm\ncondition d "D" means c',
      '“conditon” begins no block; did you mean “condition”?',
    ],
    [
      'condition c "C"\n  «bassis» clause "x"\n  means calm',
      '“bassis” begins no clause of a condition; did you mean “basis”?',
    ],
    ['condition c "C"\nbasis clause "x"\nmeans calm'],
    [
      '«foo» bar "C"',
      '“foo” begins no block; blocks begin with “agreement”, “outline”, “party”, “areas”, “source”, “measure”, “baseline”, “occurrence”, “anchor”, “condition”, “commitment”, “power”, “adjustment” or “test”.',
    ],
    ['  stray «"C"»', '“"C"” cannot stand here: expected “may”.'],
    ['condition c "C" means calm «;»', '“;” cannot stand in an agreement.'],
    ['condition c «"C means calm»', 'This quoted text has no closing quotation mark on its line.'],
    [
      'condition c "C" means «calm is fulfilled»',
      '“calm” is a condition, which is never “fulfilled”: it is “met” or “not met”.',
    ],
    [
      'condition c "C" means deaths over 7 days at most 50% of«»',
      'Something is missing here: expected a measure, a condition, a number or “(”.',
    ],
    ['condition c "C" means at most 40 deaths'],
    ['condition c "C" means leave is not fulfilled and (calm is not met)'],
    [
      'condition c "C" means deaths in the last «fortnight» < 3',
      '“fortnight” cannot stand here: expected a number of days, “week”, “month”, “quarter” or “year”.',
    ],
    ['condition c "C" means in at least 3 provinces, by_province over 7 days < 5'],
    [
      'condition c "C" means «a» «b» c',
      'There is no condition or measure “a”; did you mean “c”?',
      '“b” cannot stand here: what stands before it is complete.',
    ],
    [
      'condition c "C" basis «treaty» "x"\n  means calm',
      '“treaty” cannot stand here: expected “clause”, “joint declaration”, “unwritten understanding”, “unilateral demand” or “undisclosed annex”.',
    ],
  ],
  areas: [
    [
      'condition c "C" means «by_province» over 7 days < 5',
      '“by_province” has a value for each province: say “in every province”, “in any province” or “in all provinces together”.',
    ],
    [
      'condition c "C" means «in every province, deaths over 7 days < 5»',
      '“deaths over 7 days < 5” has no value for each province.',
    ],
    [
      'condition c "C" means in every «provinze», by_province over 7 days < 5',
      'There is no list of areas “provinze”; did you mean “province”?',
    ],
    [
      'condition c "C" means in every province, by_province over 7 days < «by_district» over 7 days',
      '“by_province” goes by province and “by_district” by district: they cannot be put together.',
    ],
    [
      'commitment c "C"\n  us must bring «by_province» to 0',
      '“by_province” has a value for each province; “bring” needs one for all.',
    ],
  ],
};

describe.each(Object.entries(CASES))('%s', (_, cases) => {
  it.each(cases)('%s', (part, ...messages) => {
    const found = errorsAt(part);
    expect(found.messages).toEqual(messages);
    expect(found.ranges).toEqual(marked(part).ranges);
  });
});

it('finds nothing wrong with the frame', () => {
  expect(readAgreement(FRAME).diagnostics.filter((one) => one.severity === 'error')).toEqual([]);
});
