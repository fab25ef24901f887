import { describe, expect, it } from 'vitest';
import { adjustment, condition, emptyAssessment, statement } from '../../testing/assessment-parts.ts';
import { EMPTY, MAY, OCTOBER, OCTOBER_LATER } from '../../testing/briefings.ts';
import type { Block, Inline, Inlines } from '../document/index.ts';
import type { BriefingInput } from '../input.ts';
import { compose } from './index.ts';

const text = (of: Inlines): string => of.map(one).join('');
function one(inline: Inline): string {
  if (typeof inline === 'string') return inline;
  if ('of' in inline) return text(inline.of);
  if (inline.kind === 'mark') return `[${inline.word}]`;
  if (inline.kind === 'note') return `^${inline.number}`;
  return inline.text;
}

/** Every block, also those inside others. */
function all(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'group' || block.kind === 'details') return [block, ...all(block.of)];
    if (block.kind === 'columns') return [block, ...block.of.flatMap(all)];
    if (block.kind === 'facts') return [block, ...block.items.flatMap(({ of }) => all(of))];
    if (block.kind === 'figure') return [block, block.data];
    if (block.kind === 'quote') return [block, ...all(block.below)];
    return [block];
  });
}

const section = (input: BriefingInput, id: string): Block[] =>
  all(compose(input).sections.find((found) => found.id === id)?.of ?? []);
const headings = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => (block.kind === 'heading' ? [`${block.level} ${text(block.of)}`] : []));
const tables = (blocks: readonly Block[]) =>
  blocks.flatMap((block) =>
    block.kind === 'table'
      ? [[text(block.caption), ...block.rows.map((row) => row.map(text).join(' | '))]]
      : [],
  );

describe('the first screen', () => {
  const opening = (input: BriefingInput) => all(compose(input).opening);
  const leads = (input: BriefingInput) =>
    opening(input).flatMap((block) =>
      block.kind === 'paragraph' && block.role === 'lead' ? [text(block.of)] : [],
    );

  it('says what may be decided and what holds it back', () => {
    const document = compose(OCTOBER);
    expect(document.headline).toBe('Nothing is open for decision');
    expect(text(document.dateline)).toBe('As of 21 October 2020, with what was known that day^1');
    expect(leads(OCTOBER)).toEqual([
      '“Complete withdrawal” is held back: of its conditions, two are not met, one is open and one is disputed.^2',
    ]);
    const held = opening(OCTOBER).find((block) => block.kind === 'list' && block.role === 'standing');
    expect(held?.kind === 'list' && held.items.map(text)).toEqual([
      '[open] The levels of violence are significantly reduced^3: The figures that would decide were withheld at that date; the alliance judges it not met.',
      '[not met] All ties with al-Qaida and other international terrorist groups are broken: judged so by NATO and partners in Resolute Support, 21 October 2020.',
      '[not met] The way is paved for a ceasefire: judged so by NATO and partners in Resolute Support, 21 October 2020.',
      '[disputed] The Taliban negotiate in good faith: One judge says met, another not met.',
    ]);
  });

  it('says both dates when more is known now, and what that changed', () => {
    expect(text(compose(OCTOBER_LATER).dateline)).toBe(
      'As of 21 October 2020, with what was known on 31 December 2021^1',
    );
    const labels = opening(OCTOBER_LATER).flatMap((block) =>
      block.kind === 'paragraph' && block.role === 'label' ? [text(block.of)] : [],
    );
    expect(labels).toEqual(['By knowing more than on 21 October 2020']);
    const lists = opening(OCTOBER_LATER).flatMap((block) =>
      block.kind === 'list' && block.role === 'plain' ? [block.items.map(text)] : [],
    );
    expect(lists).toEqual([
      [
        'The levels of violence are significantly reduced: [open] → [disputed]',
        'Fewer deaths than in the same month one year before: [open] → [met]',
      ],
    ]);
  });

  it.each([
    ['open', 'Open for decision: Leave', ['Every condition of “Leave” is met; it may be decided.^2']],
    ['none', 'Open for decision: Leave', ['“Leave” has no condition attached in the agreement.^2']],
  ] as const)('names what is open for decision (gate %s)', (gate, headline, lead) => {
    const input: BriefingInput = {
      ...EMPTY,
      assessment: emptyAssessment({
        openForDecision: ['leave'],
        adjustments: [adjustment('leave', { label: 'Leave', gate })],
      }),
    };
    expect(compose(input).headline).toBe(headline);
    expect(leads(input)).toEqual(lead);
  });

  it('says when the evidence does not decide', () => {
    const assessment = emptyAssessment({
      conditions: [condition('calm', { label: 'Calm' })],
      adjustments: [
        adjustment('leave', {
          label: 'Leave',
          gate: 'undecided',
          heldBackBy: [{ condition: 'calm', verdict: 'open' }],
        }),
      ],
    });
    expect(leads({ ...EMPTY, assessment })).toEqual([
      'The evidence does not decide whether “Leave” may be taken up: of its conditions, one is open.^2',
    ]);
  });

  it('counts the conditions where there is nothing to decide', () => {
    const assessment = emptyAssessment({
      conditions: [condition('a', { verdict: 'met' }), condition('b', { verdict: 'open' })],
    });
    expect(compose({ ...EMPTY, assessment }).headline).toBe('One of 2 conditions is met');
  });
});

describe('the sections', () => {
  it('stand in the order in which a reader needs them', () => {
    const document = compose(OCTOBER);
    expect(document.sections.map(({ id }) => id)).toEqual([
      'conditions',
      'commitments',
      'posture',
      'statements',
      'changes',
      'gaps',
    ]);
    expect(document.after.map(({ id }) => id)).toEqual(['sources']);
  });

  it('say so when they have nothing to say', () => {
    for (const { of } of compose(EMPTY).sections) {
      expect(of).toHaveLength(1);
      expect(of[0]?.kind).toBe('paragraph');
    }
  });

  it('give every reading of a condition its own verdict', () => {
    expect(headings(section(OCTOBER, 'conditions')).slice(0, 6)).toEqual([
      '3 The levels of violence are significantly reduced',
      '4 Attacks at most half of those in the same quarter one year before',
      '5 What is missing',
      '4 Fewer deaths than in the same month one year before',
      '5 What is missing',
      '4 As the alliance judges it',
    ]);
  });

  it('title a chart with its finding', () => {
    const titles = (input: BriefingInput) =>
      section(input, 'conditions').flatMap((block) => (block.kind === 'figure' ? [text(block.title)] : []));
    expect(titles(OCTOBER)).toEqual([
      'Attacks in the quarter: not known on 21 October 2020^4',
      'Deaths in the month: not known on 21 October 2020^8',
    ]);
    expect(titles(OCTOBER_LATER)[1]).toBe(
      'Deaths in the month: 2,385 on 21 October 2020, below deaths in the month one year before: 2,463^8',
    );
    expect(titles(MAY)).toEqual([
      'Deaths over 7 days, Helmand: 241 (124–249) on 10 May 2021, above 200% of usual week: 80^4',
      'Deaths over 7 days: outside the limit in 3 of 13 areas, not decided in 5^4',
    ]);
  });

  it('rank the areas, those outside of the limit first', () => {
    const [, areas] = tables(section(MAY, 'conditions'));
    expect(areas?.slice(0, 5)).toEqual([
      'Deaths over 7 days, area by area (deaths)^4',
      'Helmand | [not met] | 241 (124–249) | 80',
      'Kabul | [not met] | 96 (60–102) | 40',
      'Baghlan | [not met] | 89 (61–140) | 50',
      'Kandahar | [open] | 133 (90–170) | 160',
    ]);
    expect(areas).toContain('Zabul | [open] | not known | ');
  });

  it('put both sides into one matrix of commitments', () => {
    const [matrix] = tables(section(OCTOBER, 'commitments'));
    expect(matrix).toEqual([
      'Who owes what, and how it stands',
      'Reduce United States forces to 8,600 | [fulfilled] | not bound by this clause | Part One, A.1 | 13 July 2020',
      'Work for the release of prisoners | [violated] 177 days late | not bound by this clause | Part One, C | 10 March 2020',
      'Withdraw all forces | [in effect] | not bound by this clause | Part One, chapeau | 29 April 2021',
      'Start intra-Afghan negotiations | not bound by this clause | [violated] 186 days late | Preamble, 3 | 10 March 2020',
      'Not host those who threaten the United States and its allies | not bound by this clause | [disputed] | Part Two, 3 | no last day',
    ]);
  });

  it('show rival calendars side by side', () => {
    const found = tables(section(OCTOBER, 'commitments')).find(([caption]) => caption?.startsWith('Rival'));
    expect(found).toEqual([
      'Rival readings of the calendar',
      'from_signing | 29 April 2021 | [in effect] | Fourteen months from signing.',
      'as_cited | 1 May 2021 | [in effect] | Universally cited as 1 May 2021.',
    ]);
  });

  it('keep the qualifier of a strength, and what else was reported', () => {
    const said = section(OCTOBER, 'posture').flatMap((block) =>
      block.kind === 'paragraph' ? [text(block.of)] : [],
    );
    expect(said[0]).toMatch(
      /^Around 12,000 \(11,500–12,499\) persons\^\d+\^\d+, reported for 21 October 2020 by NATO Secretary General\.$/,
    );
    const lists = section(OCTOBER, 'posture').flatMap((block) =>
      block.kind === 'list' ? block.items.map(text) : [],
    );
    expect(lists[0]).toMatch(/^under 12,000 persons\^\d+, reported for 23 October 2020/);
  });

  it('do not rank reports of members that are years apart', () => {
    const [strength] = OCTOBER.assessment.posture;
    if (!strength) throw new Error('no posture');
    const titles = (day: string) => {
      const members = strength.members.map((one, i) => (i === 0 ? one : { ...one, day }));
      const assessment = emptyAssessment({ posture: [{ ...strength, members }] });
      const figures = section({ ...EMPTY, assessment }, 'posture').filter(({ kind }) => kind === 'figure');
      return figures.map((block) =>
        block.kind === 'figure' ? text(block.title).replace(/\^\d+$/, '') : '',
      )[1];
    };
    expect(titles('2020-05-01')).toBe('Of 7 members, the most is reported for United States: 8,000');
    expect(titles('2015-04-01')).toBe(
      'Only 1 of 7 members has a report from the year before; the others are older',
    );
  });

  it('end with the command that makes the page again', () => {
    const said = (input: BriefingInput) =>
      compose(input).colophon.flatMap((block) => (block.kind === 'paragraph' ? [text(block.of)] : []))[1];
    expect(said(OCTOBER)).toBe(
      'Command: lockstep brief --as-of 2020-10-21 --known 2020-10-21 --since 2020-09-21',
    );
    expect(said(OCTOBER_LATER)).toBe('Command: lockstep brief --as-of 2020-10-21 --known 2021-12-31');
  });
});

describe('statements', () => {
  it('that run ahead of any decision stand apart, beside what they differ from', () => {
    const blocks = section(OCTOBER, 'statements');
    expect(headings(blocks)).toEqual([
      '3 Ahead of the decisions on record, or against them',
      '3 By speaker',
      '3 Other statements on record',
    ]);
    const [ahead] = blocks.filter((block) => block.kind === 'group' && block.role === 'ahead');
    const quotes = ahead ? all([ahead]).flatMap((block) => (block.kind === 'quote' ? [block] : [])) : [];
    expect(quotes.map(({ by }) => text(by).replace(/\^.*/, ''))).toEqual([
      'Donald Trump, President of the United States, 7 October 2020',
      'Jens Stoltenberg, Secretary General of NATO, 21 October 2020',
    ]);
    expect(quotes[0]?.below.map((block) => (block.kind === 'paragraph' ? text(block.of) : ''))).toEqual([
      'It announces "Complete withdrawal", which has not been decided.',
      'Bears on: Complete withdrawal.',
      'Differs from the words of Jens Stoltenberg, 21 October 2020.',
    ]);
  });

  it('are each shown once, verbatim and paraphrase told apart', () => {
    const quotes = section(OCTOBER, 'statements').flatMap((block) => (block.kind === 'quote' ? [block] : []));
    expect(quotes).toHaveLength(4);
    expect(new Set(quotes.map(({ id }) => id)).size).toBe(4);
    expect(quotes.filter(({ verbatim }) => !verbatim).map(({ label }) => text(label))).toEqual([
      'Paraphrase',
    ]);
  });

  it('that run ahead each stand apart, also where they differ from each other', () => {
    const ahead = {
      adjustment: 'leave',
      how: 'not decided' as const,
      reason: 'It announces what is not decided.',
    };
    const statements = [
      statement('a', { ahead, relates: [{ to: 'b', how: 'contradicts' }] }),
      statement('b', { ahead }),
      statement('c', { kind: 'paraphrase', relates: [{ to: 'b', how: 'contradicts' }] }),
    ];
    const blocks = section({ ...EMPTY, assessment: emptyAssessment({ statements }) }, 'statements');
    const groups = blocks.filter((block) => block.kind === 'group' && block.role === 'ahead');
    const quotes = groups.map((group) => all([group]).filter(({ kind }) => kind === 'quote').length);
    expect(quotes).toEqual([1, 2]);
  });

  it('that contradict each other, or themselves, are still shown once', () => {
    const statements = [
      statement('a', {
        relates: [
          { to: 'b', how: 'contradicts' },
          { to: 'a', how: 'contradicts' },
        ],
      }),
      statement('b', {
        relates: [
          { to: 'a', how: 'contradicts' },
          { to: 'gone', how: 'repeats' },
        ],
      }),
    ];
    const blocks = section({ ...EMPTY, assessment: emptyAssessment({ statements }) }, 'statements');
    expect(headings(blocks)).toEqual(['3 Side by side', '3 By speaker']);
    expect(blocks.filter(({ kind }) => kind === 'quote')).toHaveLength(2);
  });
});

describe('voices', () => {
  const statements = [
    statement('c', {
      said: '2020-10-12',
      speaker: 'Mark Milley',
      capacity: 'General',
      party: 'us',
      text: 'Under review.',
      differs: [{ from: 'b', how: 'said to contradict', about: '' }],
    }),
    statement('b', {
      said: '2020-10-07',
      speaker: 'Donald Trump',
      capacity: 'President',
      party: 'us',
      kind: 'paraphrase',
      text: 'home by Christmas',
      differs: [{ from: 'a', how: 'other day announced', about: 'leave' }],
    }),
    statement('a', {
      said: '2020-10-07',
      speaker: "Robert O'Brien",
      capacity: 'Adviser',
      party: 'us',
      text: 'By early next year.',
      ahead: { adjustment: 'leave', how: 'not decided', reason: 'Not decided.' },
    }),
    statement('z', { said: '2020-10-07', speaker: 'Mark Milley', capacity: '', party: 'us' }),
  ];
  const blocks = section({ ...EMPTY, assessment: emptyAssessment({ statements }) }, 'statements');
  const tables = all(blocks).flatMap((block) => (block.kind === 'table' ? [block] : []));

  it('of one member that do not agree stand side by side, each with its capacity and day', () => {
    const rows = tables[0]?.rows.map((row) => row.map(text));
    expect(rows).toEqual([
      [
        'United States',
        'leave',
        "“By early next year.” Robert O'Brien, Adviser, 7 October 2020",
        'home by Christmas Donald Trump, President, 7 October 2020',
        'another day is announced',
      ],
      [
        'United States',
        'not named',
        'home by Christmas Donald Trump, President, 7 October 2020',
        '“Under review.” Mark Milley, General, 12 October 2020',
        'the later contradicts the earlier',
      ],
    ]);
  });

  it('tell of a paraphrase what became of the words on the way', () => {
    const words = statement('words', { text: 'We should have the small remaining number home.' });
    const told = statement('told', {
      kind: 'paraphrase',
      text: 'all will return home',
      relates: [{ to: 'words', how: 'repeats' }],
    });
    const said = (one: typeof told) =>
      section({ ...EMPTY, assessment: emptyAssessment({ statements: [one, words] }) }, 'statements')
        .flatMap((block) => (block.kind === 'quote' && !block.verbatim ? block.below : []))
        .map((block) => (block.kind === 'paragraph' ? text(block.of) : ''));
    expect(said(told).slice(0, 2)).toEqual([
      'Beside the words: We should have the small remaining number all will return home.',
      'Changed on the way: strengthened, “should” to “will”; generalised, “small remaining number” to “all”.',
    ]);
    // Only an account of the same speaker's words is compared.
    expect(said({ ...told, speaker: 'Somebody else' })[0]).toMatch(/^Repeats/);
  });

  it('have a line each over time, with the same in a table', () => {
    const [figure] = blocks.flatMap((block) => (block.kind === 'figure' ? [block] : []));
    expect(text(figure?.title ?? []).replace(/\^.*/, '')).toBe(
      '4 statements by 3 speakers; 1 announces what the decisions on record do not say',
    );
    expect(figure?.data.rows.map((row) => row.map(text))).toEqual([
      ['Mark Milley', 'General', 'United States', '7 October 2020, 12 October 2020'],
      ['Donald Trump', 'President', 'United States', '7 October 2020'],
      ["Robert O'Brien", 'Adviser', 'United States', '7 October 2020 (ahead of or against the decisions)'],
    ]);
  });
});

describe('notes', () => {
  const numbers = (input: BriefingInput) => compose(input).notes.map(({ number }) => number);

  it('are numbered in the order of first use, without gaps', () => {
    for (const input of [EMPTY, OCTOBER, OCTOBER_LATER, MAY])
      expect(numbers(input)).toEqual(numbers(input).map((_, i) => i + 1));
  });

  it('say the same thing only once', () => {
    const texts = compose(OCTOBER).notes.map(({ of }) => text(of));
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('lead from a count to its source and method', () => {
    const note = compose(OCTOBER_LATER).notes.find(({ of }) => text(of).includes('UCDP GED 25.1'));
    expect(note && text(note.of)).toMatch(
      /^Counted from UCDP GED 25\.1, Afghanistan, by month \(publication of the release that first held the figure\)\. How counts, intervals and unknown days are treated:\^\d+ What its intervals are:\^\d+$/,
    );
  });
});
