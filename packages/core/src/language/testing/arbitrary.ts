import fc from 'fast-check';

/** Random formulas as written, in both spellings, over the names of the frame. */

const word = (...words: readonly string[]) => fc.constantFrom(...words);

const days = fc.integer({ min: 1, max: 400 });

const window = fc.oneof(
  days.map((n) => `over ${n} days`),
  days.map((n) => `in the last ${n} days`),
  word('in the month', 'in the quarter', 'in the last full week', 'in the last year', 'over 2 weeks'),
);

const date = word('2020-02-21', '2021-03-01', '1 May 2020');

const bounds = fc.tuple(fc.nat(9), fc.nat(30)).map(([from, more]) => `[${from},${from + more}]`);

const flow = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(word('deaths'), window).map(([name, w]) => `${name} ${w}`) },
  fc.tuple(word('deaths'), window, date).map(([name, w, d]) => `${name} ${w} to ${d}`),
  fc
    .tuple(word('deaths'), window, word('one year', '28 days', '3 months'))
    .map(([name, w, by]) => `${name} ${w} ${by} before`),
  fc
    .tuple(word('mean', 'highest', 'median', 'min', 'count'), word('deaths'), window)
    .map(([fn, name, w]) => `${fn} of ${name} ${w}`),
  fc.tuple(word('sum', 'max'), bounds, word('deaths')).map((parts) => parts.join(' ')),
  fc.tuple(word('sum[quarter]', 'mean[last month]'), word('deaths')).map((parts) => parts.join(' ')),
  word('usual', 'deaths from 2020-03-01 to 2020-03-31'),
  word('median of deaths over 7 days, every 7 days from 2020-01-01 to 2020-02-01'),
);

const term: fc.Arbitrary<string> = fc.letrec<{ term: string }>((tie) => ({
  term: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    flow,
    word('40', '8,600', '0.5', '12'),
    fc.tuple(word('50% of', 'half of', 'twice', '-'), tie('term')).map(([share, of]) => `${share} (${of})`),
    fc.tuple(tie('term'), word('+', '-'), tie('term')).map(([a, op, b]) => `(${a}) ${op} (${b})`),
    fc.tuple(tie('term'), word('* 2', '/ 3', '* 0.5')).map(([a, b]) => `(${a}) ${b}`),
    tie('term').map((of) => `abs(${of})`),
    fc
      .tuple(word('highest', 'mean'), tie('term'), days)
      .map(([fn, of, n]) => `${fn} of (${of}) over ${n} days`),
    fc.tuple(tie('term'), word('one year before', 'to 2020-05-01')).map(([of, w]) => `(${of}) ${w}`),
  ),
})).term;

const compared = word('<', '<=', '>=', '==', '!=', 'at most', 'is at least', 'below', 'stays above', 'is');

const leaf = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(term, compared, term).map(([a, op, b]) => `${a} ${op} ${b}`) },
  fc
    .tuple(word('troops', 'highest of troops over 28 days'), compared)
    .map(([of, op]) => `${of} ${op} 8,600 persons`),
  fc
    .tuple(word('trend of deaths over 28 days', 'attacks over 7 days'), compared)
    .map(([of, op]) => `${of} ${op} 3`),
  fc.tuple(term, term, term).map(([of, low, high]) => `${of} between ${low} and ${high}`),
  word('calm', 'split.wide', 'leave is violated', 'leave is not fulfilled', 'talks has happened', 'true'),
  word('talks has not happened', 'talks happens', 'calm is not met', 'stop is exerted'),
  word('at most 40 deaths in any 28 days', 'no deaths in the last 7 days'),
  word('surge in deaths', 'no surge in deaths', 'no surge in by_province in any province for 28 days'),
  word('surge in by_province in "Helmand"', 'in every province, no surge in by_province'),
  fc
    .tuple(
      word('in every province,', 'in any province,', 'in at least 3 provinces,', 'in "Helmand",'),
      window,
    )
    .map(([areas, w]) => `${areas} by_province ${w} < 5`),
);

const prefix = fc.oneof(
  days.map((n) => `on every day of the last ${n} days, `),
  days.map((n) => `at some time in the next ${n} days, `),
  days.map((n) => `within ${n} days, `),
  days.map((n) => `on at most 3 of the last ${n} days, `),
  days.map((n) => `for ${n} consecutive days, `),
  days.map((n) => `at least once every ${n} days, `),
  fc.tuple(days, days).map(([a, b]) => `on some day from ${a} to ${b} days ago, `),
  word(
    'never ',
    'not ',
    'no ',
    'on no day so far, ',
    'on every day since signing, ',
    'at some time from now on, ',
  ),
  word('at no time since 2020-03-01, ', 'on every day at least 3 days ago, ', 'on every day up to now, '),
  fc.tuple(word('historically', 'once', 'always', 'eventually'), bounds).map((parts) => parts.join('')),
  word('rises ', 'falls '),
);

const linked = word(
  'implies',
  'iff',
  'xor',
  'since',
  'until',
  'since[0,9]',
  'until[2,9]',
  'only after',
  'before',
);

export const formulaText: fc.Arbitrary<string> = fc.letrec<{ formula: string }>((tie) => {
  const inner = tie('formula').map((formula) => `(${formula})`);
  const scoped = (before: string, between: string) =>
    fc.tuple(inner, inner).map(([a, b]) => `${before} ${a}${between} ${b}`);
  return {
    formula: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc.tuple(prefix, inner).map(([p, of]) => `${p}${of}`),
      fc
        .tuple(inner, word('and', 'or', '&&', '||'), inner, fc.boolean(), inner)
        .map(([a, op, b, more, c]) => (more ? `${a} ${op} ${b} ${op} ${c}` : `${a} ${op} ${b}`)),
      fc.tuple(inner, linked, inner).map((parts) => parts.join(' ')),
      scoped('if', ' then'),
      scoped('whenever', ','),
      scoped('since', ','),
      scoped('until', ','),
      scoped('within 5 days of', ','),
      fc.tuple(inner, inner, inner).map(([a, b, c]) => `between ${a} and ${b}, ${c}`),
      fc.tuple(inner, inner, inner).map(([a, b, c]) => `after ${a} until ${b}, ${c}`),
      fc.tuple(inner, inner).map(([a, b]) => `at least 1 of {${a}, ${b}}`),
      fc
        .tuple(inner, word('on every day of the last 7 days', 'becomes true'))
        .map((parts) => parts.join(' ')),
    ),
  };
}).formula;
