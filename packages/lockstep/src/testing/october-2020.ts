/** Resolute Support as of 21 October 2020: as known then, and as known at the end of 2021. */
import type { Assessment, AssessmentChange, ChartResult, ConditionResult } from '@lockstep/core/assessment';
import {
  adjustment,
  between,
  citation,
  commitment,
  condition,
  emptyAssessment,
  exactly,
  judgement,
  reading,
  source,
  statement,
} from './assessment-parts.ts';

const MONTHS_2019_10_TO_2020_10 = [
  2463, 1602, 2036, 1652, 1243, 1126, 1026, 1164, 1474, 1567, 1392, 1777, 2385,
];
const MONTHS_ONE_YEAR_BEFORE = [2455, 2878, 2399, 2167, 1637, 2397, 2050, 2711, 2680, 3733, 2681, 3450, 2463];
const MONTH_LENGTHS = [31, 30, 31, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31];

/** One value a day from one value a month: every day carries the total of its month. */
function daily(monthly: readonly (number | null)[]): (number | null)[] {
  return monthly.flatMap((value, month) => Array.from({ length: MONTH_LENGTHS[month] ?? 30 }, () => value));
}

function monthlyChart(known: boolean): ChartResult {
  const value = (n: number, month: number) => (known || month < 3 ? n : null);
  const low = (n: number, month: number) => (known || month < 3 ? Math.round(n * 0.93) : 0);
  const high = (n: number, month: number) => (known || month < 3 ? Math.round(n * 1.35) : null);
  const before = daily(MONTHS_ONE_YEAR_BEFORE);
  return {
    words: 'deaths in the month',
    unit: 'deaths',
    area: null,
    from: '2019-10-01',
    low: daily(MONTHS_2019_10_TO_2020_10.map(low)),
    high: daily(MONTHS_2019_10_TO_2020_10.map(high)),
    best: daily(MONTHS_2019_10_TO_2020_10.map(value)),
    threshold: { words: 'deaths in the month one year before', low: before, high: before },
    step: 'month',
  };
}

function quarterChart(): ChartResult {
  const days = [92, 91, 91, 92, 21];
  const spread = (values: readonly (number | null)[]) =>
    values.flatMap((value, i) => Array.from({ length: days[i] ?? 0 }, () => value));
  return {
    words: 'attacks in the quarter',
    unit: 'attacks',
    area: null,
    from: '2019-10-01',
    low: spread([8200, 0, 4500, 0, 0]),
    high: spread([8600, null, null, null, null]),
    best: spread([8204, null, null, null, null]),
    threshold: {
      words: '50% of attacks in the quarter one year before',
      low: spread([3700, 3150, 3300, 4700, 4100]),
      high: spread([3700, 3150, 3300, 4700, 4300]),
    },
    step: 'quarter',
  };
}

function lessViolence(later: boolean): ConditionResult {
  return condition('less_violence', {
    label: 'The levels of violence are significantly reduced',
    verdict: later ? 'disputed' : 'open',
    reason: later
      ? 'Fewer deaths than in October 2019 (2,385 against 2,463), but the alliance judges it not met.'
      : 'The figures that would decide were withheld at that date; the alliance judges it not met.',
    basis: { kind: 'unilateral demand', citation: 'Secretary General, 21 October 2020' },
    notes: ['The public text has no duty to reduce violence against Afghan forces.'],
    readings: [
      reading({
        id: 'attacks_halved',
        label: 'Attacks at most half of those in the same quarter one year before',
        verdict: 'open',
        reason: 'Attacks from 1 July to 30 September 2020 were withheld.',
        words:
          'attacks in the quarter (1 October to 31 December 2020) at most 50% of attacks in the quarter one year before (1 October to 31 December 2019)',
        formal: 'sum[quarter 0](attacks) <= 0.5 * earlier[1 year](sum[quarter 0](attacks))',
        margin: { low: null, high: 4300, unit: 'attacks' },
        deciding: {
          day: '2020-10-21',
          area: null,
          op: '<=',
          left: { ...between(0, null, null), words: 'attacks in the quarter' },
          right: { ...between(4100, 4102, 4300), words: '50% of attacks in the quarter one year before' },
          unit: 'attacks',
        },
        missing: [
          {
            measure: 'attacks',
            area: null,
            from: '2020-10-01',
            to: '2020-12-31',
            metIf: { low: 0, high: 4100 },
            notMetIf: { low: 4301, high: null },
            why: 'withheld: "part of negotiations", by the command until July 2021',
          },
        ],
        chart: quarterChart(),
        sources: ['reports'],
      }),
      reading({
        id: 'deaths_lower',
        label: 'Fewer deaths than in the same month one year before',
        heldBy: later ? ['taliban'] : [],
        verdict: later ? 'met' : 'open',
        reason: later
          ? '2,385 deaths in October 2020, 78 fewer than the 2,463 of October 2019.'
          : 'Deaths in 2020 were first published in 2021.',
        words:
          'deaths in the month (1 to 31 October 2020) below deaths in the month one year before (1 to 31 October 2019)',
        formal: 'sum[month 0](month_deaths) < earlier[1 year](sum[month 0](month_deaths))',
        margin: later ? { low: 78, high: 78, unit: 'deaths' } : { low: null, high: 2463, unit: 'deaths' },
        deciding: later
          ? {
              day: '2020-10-21',
              area: null,
              op: '<',
              left: { ...exactly(2385), words: 'deaths in the month' },
              right: { ...exactly(2463), words: 'deaths in the month one year before' },
              unit: 'deaths',
            }
          : null,
        witness: later
          ? [
              {
                measure: 'month_deaths',
                area: null,
                from: '2020-10-01',
                to: '2020-10-31',
                value: between(2218, 2385, 3220),
                unit: 'deaths',
              },
              {
                measure: 'month_deaths',
                area: null,
                from: '2019-10-01',
                to: '2019-10-31',
                value: exactly(2463),
                unit: 'deaths',
              },
            ]
          : [],
        missing: later
          ? []
          : [
              {
                measure: 'month_deaths',
                area: null,
                from: '2020-01-01',
                to: '2020-10-21',
                metIf: { low: 0, high: 2462 },
                notMetIf: { low: 2463, high: null },
                why: null,
              },
            ],
        changes: later
          ? [
              {
                measure: 'month_deaths',
                area: null,
                from: '2020-10-01',
                to: '2020-10-31',
                by: 78,
                unit: 'deaths',
                words: '78 more deaths in October 2020 would turn this to not met.',
              },
            ]
          : [],
        chart: monthlyChart(later),
        sources: ['monthly'],
      }),
      reading({
        id: 'alliance_view',
        label: 'As the alliance judges it',
        heldBy: ['alliance'],
        kind: 'judged',
        verdict: 'not met',
        reason: 'NATO and partners judge it not met.',
        words: 'as judged by NATO and partners in Resolute Support',
        judgements: [
          judgement('sg-violence', {
            reasons: 'The Taliban must "significantly reduce the levels of violence".',
          }),
        ],
        sources: ['views'],
      }),
    ],
  });
}

const judged = (
  id: string,
  label: string,
  over: Partial<ConditionResult> = {},
  level: string | null = null,
) =>
  condition(id, {
    label,
    verdict: 'not met',
    reason: 'NATO and partners judge it not met.',
    basis: { kind: 'clause', citation: 'Part Two' },
    readings: [
      reading({
        heldBy: [],
        kind: 'judged',
        verdict: 'not met',
        reason: 'NATO and partners judge it not met.',
        words: 'as judged by NATO and partners in Resolute Support',
        judgements: [judgement(`sg-${id}`, { level })],
        sources: ['views'],
      }),
    ],
    ...over,
  });

function conditions(later: boolean): ConditionResult[] {
  return [
    lessViolence(later),
    condition('calm', {
      label: 'No province above twice its usual week',
      verdict: 'not triggered',
      reason: 'It applies from 26 April 2021.',
      readings: [reading({ verdict: 'not triggered', reason: 'It applies from 26 April 2021.' })],
    }),
    judged(
      'broke_ties',
      'All ties with al-Qaida and other international terrorist groups are broken',
      {},
      'minimum',
    ),
    judged('ceasefire', 'The way is paved for a ceasefire', {
      basis: { kind: 'clause', citation: 'Preamble, 4' },
      notes: ['The text makes a ceasefire an item on the agenda of negotiations, not a duty.'],
    }),
    condition('good_faith', {
      label: 'The Taliban negotiate in good faith',
      verdict: 'disputed',
      reason: 'One judge says met, another not met.',
      basis: { kind: 'unilateral demand', citation: 'Secretary General, 21 October 2020' },
      readings: [
        reading({
          kind: 'judged',
          verdict: 'disputed',
          reason: 'One judge says met, another not met.',
          words: 'as judged by NATO and partners in Resolute Support',
          judgements: [
            judgement('sg-faith', {
              verdict: 'open',
              reasons: 'Said that they "must negotiate in good faith".',
            }),
            judgement('tb-faith', {
              judge: 'taliban',
              spokenBy: 'Spokesman of the political office',
              verdict: 'met',
              reasons: 'Alleged that the other side delays.',
              origin: 'Taliban political office',
              repliesTo: 'sg-faith',
            }),
          ],
          sources: ['views'],
        }),
      ],
    }),
  ];
}

const COMMITMENTS = [
  commitment('us_8600', {
    label: 'Reduce United States forces to 8,600',
    clause: 'Part One, A.1',
    words:
      'The United States must bring its forces to at most 8,600 within 135 days of signing (by 13 July 2020).',
    state: 'fulfilled',
    since: '2020-07-13',
    deadline: '2020-07-13',
    reason: '"Mid-8,000s" reported on 14 July 2020 for day 135.',
    notes: ['Needs confirmation against the published text.'],
    history: [
      { on: '2020-02-29', state: 'in effect', event: 'activated', reason: 'Signed.', witness: [] },
      {
        on: '2020-07-13',
        state: 'fulfilled',
        event: 'fulfilled',
        reason: 'Strength at most 8,600.',
        witness: ['us-2020-07-14'],
      },
    ],
    evidence: [
      citation('us-2020-07-14', {
        citation: 'Pentagon spokesman, 14 July 2020',
        url: 'https://www.legitgov.org/pentagon-us-has-withdrawn-5-bases-afghanistan-after-taliban-agreement',
        known: '2020-07-14',
      }),
    ],
  }),
  commitment('us_prisoners', {
    label: 'Work for the release of prisoners',
    clause: 'Part One, C',
    words:
      'The United States must bring about the release of up to 5,000 and 1,000 prisoners by 10 March 2020.',
    state: 'violated',
    since: '2020-03-11',
    deadline: '2020-03-10',
    performedLate: { on: '2020-09-03', days: 177 },
    reason: 'Not complete on 10 March 2020; complete on 3 September 2020, 177 days late.',
    history: [
      { on: '2020-02-29', state: 'in effect', event: 'activated', reason: 'Signed.', witness: [] },
      {
        on: '2020-03-11',
        state: 'violated',
        event: 'violated',
        reason: 'The deadline passed without the release.',
        witness: [],
      },
      {
        on: '2020-09-03',
        state: 'violated',
        event: 'performed late',
        reason: 'Exchange complete but for six or seven contested prisoners.',
        witness: ['nsc-2020-09-03'],
      },
    ],
    evidence: [
      citation('nsc-2020-09-03', {
        citation: 'National Security Council, 3 September 2020',
        known: '2020-09-03',
      }),
    ],
  }),
  commitment('us_out', {
    label: 'Withdraw all forces',
    clause: 'Part One, chapeau',
    state: 'in effect',
    deadline: '2021-04-29',
    reason: 'Runs until 29 April 2021.',
    readings: [
      {
        id: 'from_signing',
        label: 'from_signing',
        state: 'in effect',
        deadline: '2021-04-29',
        reason: 'Fourteen months from signing.',
      },
      {
        id: 'as_cited',
        label: 'as_cited',
        state: 'in effect',
        deadline: '2021-05-01',
        reason: 'Universally cited as 1 May 2021.',
      },
    ],
  }),
  commitment('talks', {
    label: 'Start intra-Afghan negotiations',
    clause: 'Preamble, 3',
    debtors: ['taliban'],
    creditors: ['us'],
    state: 'violated',
    since: '2020-03-11',
    deadline: '2020-03-10',
    performedLate: { on: '2020-09-12', days: 186 },
    reason: 'Begun on 12 September 2020, 186 days late.',
    evidence: [
      citation('talks-2020-09-12', { citation: 'UN Secretary-General, S/2020/1182', known: '2020-12-09' }),
    ],
  }),
  commitment('no_host', {
    label: 'Not host those who threaten the United States and its allies',
    clause: 'Part Two, 3',
    debtors: ['taliban'],
    creditors: ['us'],
    duty: 'keep',
    state: 'disputed',
    reason: 'The alliance judges it not kept; the Taliban say that it is kept.',
    judgements: [judgement('sg-host', { level: 'minimum' })],
  }),
];

const ADJUSTMENTS = [
  adjustment('proportion', {
    label: 'United States to 8,600, others in proportion',
    to: 'about 12,000',
    status: 'carried out',
    decidedOn: '2020-02-29',
    carriedOutOn: '2020-07-14',
    words: 'NATO and partners in Resolute Support to about 12,000.',
    reason: 'Carried out by 14 July 2020.',
  }),
  adjustment('leave', {
    label: 'Complete withdrawal',
    to: '0',
    gate: 'closed',
    heldBackBy: [
      { condition: 'less_violence', verdict: 'open' },
      { condition: 'ceasefire', verdict: 'not met' },
      { condition: 'broke_ties', verdict: 'not met' },
      { condition: 'good_faith', verdict: 'disputed' },
    ],
    words: 'NATO and partners in Resolute Support to 0.',
    reason: 'Two of four conditions are not met.',
    rule: 'consensus of NATO and partners in Resolute Support, silence 72 hours',
  }),
];

const STATEMENTS = [
  statement('sg-around', { bearsOn: ['troops'] }),
  statement('sg-together', {
    text: 'in together, adjust together, and when the time is right, when the conditions are met, then we will leave together',
    bearsOn: ['leave'],
  }),
  statement('tweet', {
    said: '2020-10-07',
    speaker: 'Donald Trump',
    capacity: 'President of the United States',
    party: 'us',
    text: 'We should have the small remaining number of our BRAVE Men and Women serving in Afghanistan home by Christmas!',
    citation: 'Tweet, 7 October 2020',
    url: 'https://www.defenseone.com/policy/2020/10/all-us-troops-afghanistan-withdraw-christmas-trump-tweets/169105/',
    known: '2020-10-07',
    origin: 'Donald Trump',
    bearsOn: ['leave'],
    relates: [{ to: 'sg-together', how: 'contradicts' }],
    ahead: {
      adjustment: 'leave',
      how: 'not decided',
      reason: 'It announces "Complete withdrawal", which has not been decided.',
    },
  }),
  statement('press-tweet', {
    said: '2020-10-21',
    speaker: 'The Washington Times',
    capacity: 'newspaper',
    party: 'us',
    text: 'President Trump tweeted that all U.S. troops will return home by Christmas.',
    kind: 'paraphrase',
    relates: [{ to: 'tweet', how: 'repeats' }],
  }),
];

/** As of 21 October 2020, with what was known on that day. */
export function october2020(over: Partial<Assessment> = {}): Assessment {
  return emptyAssessment({
    conditions: conditions(false),
    commitments: COMMITMENTS,
    powers: [
      {
        id: 'us_stop',
        label: 'Suspend the withdrawal',
        holder: ['us'],
        state: 'in effect',
        since: '2020-02-29',
        reason: 'Not exerted.',
        history: [],
      },
    ],
    adjustments: ADJUSTMENTS,
    posture: [
      {
        measure: 'troops',
        label: 'Strength of Resolute Support',
        of: 'alliance',
        unit: 'persons',
        value: between(11500, 12000, 12499),
        qualifier: 'around',
        reportedFor: '2020-10-21',
        citation: citation('rs-2020-10-21'),
        alsoReported: [
          {
            ...citation('rs-2020-10-23', {
              citation: 'Press conference, 23 October 2020',
              known: '2020-10-23',
            }),
            value: between(0, null, 11999),
            qualifier: 'under',
            day: '2020-10-23',
          },
        ],
        members: [
          {
            id: 'us',
            name: 'United States',
            value: exactly(8000),
            qualifier: 'exact',
            day: '2020-06-01',
            citation: citation('m-us', { citation: 'Placemat, June 2020', known: '2020-06-30' }),
          },
          {
            id: 'germany',
            name: 'Germany',
            value: exactly(1300),
            qualifier: 'exact',
            day: '2020-06-01',
            citation: citation('m-germany', { citation: 'Placemat, June 2020', known: '2020-06-30' }),
          },
          {
            id: 'uk',
            name: 'United Kingdom',
            value: exactly(950),
            qualifier: 'exact',
            day: '2020-06-01',
            citation: citation('m-uk', { citation: 'Placemat, June 2020', known: '2020-06-30' }),
          },
          {
            id: 'italy',
            name: 'Italy',
            value: exactly(895),
            qualifier: 'exact',
            day: '2020-06-01',
            citation: citation('m-italy', { citation: 'Placemat, June 2020', known: '2020-06-30' }),
          },
          {
            id: 'georgia',
            name: 'Georgia',
            value: exactly(860),
            qualifier: 'exact',
            day: '2020-06-01',
            citation: citation('m-georgia', { citation: 'Placemat, June 2020', known: '2020-06-30' }),
          },
          {
            id: 'romania',
            name: 'Romania',
            value: exactly(738),
            qualifier: 'exact',
            day: '2020-06-01',
            citation: citation('m-romania', { citation: 'Placemat, June 2020', known: '2020-06-30' }),
          },
          {
            id: 'turkey',
            name: 'Turkey',
            value: exactly(600),
            qualifier: 'exact',
            day: '2020-06-01',
            citation: citation('m-turkey', { citation: 'Placemat, June 2020', known: '2020-06-30' }),
          },
        ],
        agreed: [],
        history: [
          {
            day: '2020-02-21',
            value: between(15500, 16000, 16499),
            qualifier: 'rounded',
            citation: 'Statement, 21 February 2020',
          },
          { day: '2020-06-01', value: exactly(15937), qualifier: 'exact', citation: 'Placemat, June 2020' },
          {
            day: '2020-07-14',
            value: between(11500, 12000, 12499),
            qualifier: 'around',
            citation: 'Press, 14 July 2020',
          },
          {
            day: '2020-10-21',
            value: between(11500, 12000, 12499),
            qualifier: 'around',
            citation: 'The Washington Times',
          },
        ],
      },
      {
        measure: 'us_troops',
        label: 'Strength of United States forces',
        of: 'us',
        unit: 'persons',
        value: between(4000, null, 4999),
        qualifier: 'under',
        reportedFor: '2020-10-07',
        citation: citation('us-2020-10-07', {
          citation: 'National Security Adviser, 7 October 2020',
          known: '2020-10-07',
        }),
        alsoReported: [],
        members: [],
        agreed: [{ commitment: 'us_8600', words: 'at most 8,600 by 13 July 2020', state: 'fulfilled' }],
        history: [
          {
            day: '2020-02-29',
            value: between(12500, 13000, 13499),
            qualifier: 'about',
            citation: 'Reporting before the agreement',
          },
          {
            day: '2020-07-14',
            value: between(8400, 8500, 8600),
            qualifier: 'mid',
            citation: 'Pentagon, 14 July 2020',
          },
          {
            day: '2020-10-07',
            value: between(4000, null, 4999),
            qualifier: 'under',
            citation: 'National Security Adviser',
          },
        ],
      },
    ],
    statements: STATEMENTS,
    gaps: [
      {
        kind: 'withheld',
        what: 'Enemy-initiated attacks from 1 January to 21 October 2020.',
        why: 'Withheld by the command as part of negotiations.',
        affects: ['less_violence'],
      },
      {
        kind: 'not yet published',
        what: 'Deaths in fighting after 31 December 2019.',
        why: 'The release that holds them came out in 2021.',
        affects: ['less_violence'],
      },
    ],
    sources: [
      source('monthly', { label: 'UCDP GED 25.1, Afghanistan, by month' }),
      source('reports', {
        label: 'Reported figures',
        licence: 'facts; short quotations',
        completeThrough: null,
        covers: null,
      }),
      source('views', { label: 'Judgements on record', licence: 'facts; short quotations', items: 6 }),
      source('words', { label: 'Statements on record', licence: 'facts; short quotations', items: 11 }),
    ],
    ...over,
  });
}

/** The same day with what was known on 31 December 2021: the monthly deaths decide. */
export function october2020Later(): Assessment {
  return october2020({ known: '2021-12-31', conditions: conditions(true) });
}

/** What `october2020Later` says that `october2020` did not. */
export function october2020Changes(): AssessmentChange[] {
  return [
    {
      subject: 'less_violence',
      label: 'The levels of violence are significantly reduced',
      from: 'open',
      to: 'disputed',
      words: 'Deaths in October 2020 (2,385) are now known, and are fewer than in October 2019 (2,463).',
    },
    {
      subject: 'less_violence.deaths_lower',
      label: 'Fewer deaths than in the same month one year before',
      from: 'open',
      to: 'met',
      words: 'From open to met: UCDP GED published the months of 2020 in 2021.',
    },
  ];
}
