/** Every kind of term and formula over the measures of `TRACES`, with the bounds and parts that take different ways. */
import { AGGREGATES, type Bounds, COMPARISONS, type Formula, type Term, type Window } from '../formula.ts';
import { and, chain, is, M, N, not, or, P, temporal } from './pointwise.ts';
import { AREAS } from './random.ts';
import { FIRST } from './traces.ts';

const days = (from: number, to: number): Window => ({ kind: 'days', from, to });
const window = (fn: (typeof AGGREGATES)[number], over: Window, of: Term): Term => ({
  kind: 'window',
  fn,
  window: over,
  of,
});
const both = (kind: 'add' | 'subtract' | 'multiply' | 'divide', left: Term, right: Term): Term => ({
  kind,
  left,
  right,
});
const negate = (of: Term): Term => ({ kind: 'negate', of });
const abs = (of: Term): Term => ({ kind: 'abs', of });
const at = (day: number, of: Term): Term => ({ kind: 'at', day: FIRST + day, of });
const across = (fn: (typeof AGGREGATES)[number], of: Term, areas?: readonly string[]): Term => ({
  kind: 'across',
  fn,
  ...(areas ? { areas } : {}),
  of,
});
const reference = (
  fn: (typeof AGGREGATES)[number],
  every: number,
  [from, to]: readonly [number, number],
  of: Term,
): Term => ({ kind: 'reference', fn, every, span: { from: FIRST + from, to: FIRST + to }, of });
const earlier = (unit: 'day' | 'month' | 'year', count: number, of: Term): Term => ({
  kind: 'earlier',
  by: { unit, count },
  of,
});

const MEASURES = [M('x'), M('n'), M('a'), M('b')] as const;
const [X, Y, A, B] = MEASURES;
const WINDOWS: readonly Window[] = [
  days(0, 0),
  days(0, 2),
  days(1, 3),
  days(3, 3),
  days(0, 8),
  { kind: 'calendar', period: 'month', offset: 0 },
  { kind: 'calendar', period: 'week', offset: -1 },
  { kind: 'calendar', period: 'week', offset: 1 },
];
const SPANS = [
  [0, 4],
  [-2, 3],
  [1, 1],
  [-9, -8],
  [4, 8],
] as const;

/** What is the same on every day, nationally and by area. */
const FIXED = [N(2), N(0), N(-3), at(1, X), at(2, A), reference('max', 2, [0, 4], A)];

export const TERMS: Readonly<Record<string, readonly Term[]>> = {
  windows: AGGREGATES.flatMap((fn) => MEASURES.flatMap((of) => WINDOWS.map((over) => window(fn, over, of)))),
  'endless windows': AGGREGATES.flatMap((fn) =>
    [...MEASURES, N(2), at(2, A), both('subtract', A, Y), across('sum', A)].flatMap((of) => [
      window(fn, days(0, Infinity), of),
      window(fn, days(2, Infinity), of),
    ]),
  ),
  slopes: [1, 2, 3, 4].flatMap((n) =>
    [...MEASURES, N(2)].map((of): Term => ({ kind: 'trend', days: n, of })),
  ),
  'fixed days': [-1, 0, 3, 9].flatMap((day) =>
    [...MEASURES, window('sum', days(0, 1), Y)].map((of) => at(day, of)),
  ),
  references: AGGREGATES.flatMap((fn) =>
    [1, 2, 3].flatMap((every) => SPANS.flatMap((span) => [Y, A].map((of) => reference(fn, every, span, of)))),
  ),
  'earlier days': [...MEASURES, N(2), window('sum', days(0, 1), A)].flatMap((of) => [
    earlier('day', 1, of),
    earlier('day', 3, of),
    earlier('day', 20, of),
    earlier('month', 1, earlier('day', 2, of)),
    negate(earlier('month', 1, of)),
    earlier('year', 1, of),
  ]),
  'areas together': AGGREGATES.flatMap((fn) =>
    [...MEASURES, at(1, A), window('sum', days(0, 1), A)].flatMap((of) => [
      across(fn, of),
      across(fn, of, [AREAS[1], AREAS[2]]),
      across(fn, of, [AREAS[0]]),
    ]),
  ),
  arithmetic: (['add', 'subtract', 'multiply', 'divide'] as const).flatMap((kind) =>
    [...MEASURES, ...FIXED].flatMap((left) =>
      [X, A, B, N(0), at(2, A)].map((right) => both(kind, left, right)),
    ),
  ),
  signs: [...MEASURES, ...FIXED, both('subtract', X, B)].flatMap((of) => [
    negate(of),
    abs(of),
    abs(negate(of)),
  ]),
  'sums of what adds up': (['sum', 'mean'] as const).flatMap((fn) =>
    [days(0, 1), days(1, 3)].flatMap((over) =>
      [
        negate(Y),
        both('add', Y, A),
        both('subtract', A, Y),
        both('multiply', N(-2), A),
        both('multiply', Y, N(3)),
        both('multiply', Y, A),
        both('divide', A, N(2)),
        both('divide', N(6), Y),
        both('divide', Y, N(0)),
        across('sum', A),
        across('sum', A, [AREAS[2]]),
        across('max', A),
        across('max', Y),
        across('mean', negate(Y)),
        across('max', both('add', Y, A)),
        across('max', across('sum', A)),
        negate(across('sum', both('subtract', A, Y))),
        abs(Y),
        window('sum', days(0, 1), Y),
        at(2, A),
        N(2),
      ].map((of) => window(fn, over, of)),
    ),
  ),
  'of other terms': [
    reference('sum', 1, [0, 3], negate(A)),
    reference('mean', 1, [1, 3], both('add', Y, A)),
    reference('median', 2, [0, 4], window('sum', days(0, 1), A)),
    window('max', days(0, 2), window('sum', days(0, 1), A)),
    window('count', days(0, 2), both('subtract', A, N(2))),
    window('min', days(0, 2), at(1, A)),
    window('median', days(0, 1), N(2)),
    { kind: 'trend', days: 3, of: window('sum', days(0, 1), Y) },
    { kind: 'trend', days: 2, of: at(2, A) },
    at(4, earlier('day', 2, A)),
    across('count', both('subtract', B, X)),
    across('sum', at(1, B)),
    both('add', reference('sum', 1, [0, 3], A), reference('sum', 1, [0, 3], Y)),
    both('subtract', abs(at(1, B)), N(1)),
  ],
};

const BOUNDS: readonly (Bounds | undefined)[] = [
  undefined,
  { from: 0, to: 0 },
  { from: 0, to: 2 },
  { from: 1, to: 3 },
  { from: 2, to: 2 },
  { from: 1, to: Infinity },
  { from: 0, to: 9 },
  { from: 7, to: 8 },
];
const bounded = (bounds: Bounds | undefined) => (bounds ? { bounds } : {});

const ALWAYS: Formula = { kind: 'constant', value: true };
const NEVER: Formula = { kind: 'constant', value: false };
/** Strict and not, equal and not, by area and national, fixed and moving, judged and constant, and mixed. */
const LEAVES: readonly Formula[] = [
  is(X, '>', 0),
  is(A, '<=', 2),
  is(B, '==', 0),
  is(Y, '!=', 2),
  is(N(2), '>', X),
  is(N(1), '<=', A),
  is(X, '<', at(2, A)),
  is(at(2, X), '>=', B),
  is(at(2, X), '<=', at(1, A)),
  is(X, '>=', B),
  P('p'),
  P('q'),
  ALWAYS,
  NEVER,
  and(is(A, '<', 2), is(X, '>=', 0)),
  or(P('q'), is(X, '<', 1)),
];
/** A few of these. */
const SOME = [0, 1, 2, 8, 11, 14].map((i) => LEAVES[i]!);
const PAIRS = LEAVES.flatMap((left, i) =>
  [1, 6].map((step) => [left, LEAVES[(i + step) % LEAVES.length]!] as const),
);

export const FORMULAS: Readonly<Record<string, readonly Formula[]>> = {
  comparisons: COMPARISONS.flatMap((op) =>
    [...MEASURES, ...FIXED].flatMap((left) => [X, A, N(0), at(2, A)].map((right) => is(left, op, right))),
  ),
  connectives: [
    and(),
    or(),
    ...LEAVES.flatMap((leaf) => [leaf, not(leaf), not(not(leaf)), and(leaf), or(leaf)]),
    ...PAIRS.flatMap(([left, right]): Formula[] => [
      and(left, right),
      or(left, right),
      not(and(left, right)),
      and(left, right, not(left)),
      { kind: 'implies', left, right },
      { kind: 'iff', left, right },
      { kind: 'xor', left, right },
      { kind: 'xor', left: and(left, right), right: or(left, right) },
    ]),
  ],
  windows: (['historically', 'once', 'always', 'eventually'] as const).flatMap((kind) =>
    BOUNDS.flatMap((bounds) => LEAVES.map((of): Formula => ({ kind, ...bounded(bounds), of }))),
  ),
  'windows that are cut off': (['historically', 'once'] as const).flatMap((kind) =>
    [-3, 0, 2, 9].flatMap((first) =>
      BOUNDS.flatMap((bounds) =>
        SOME.map((of): Formula => ({ kind, ...bounded(bounds), notBefore: FIRST + first, of })),
      ),
    ),
  ),
  chains: (['since', 'until'] as const).flatMap((kind) =>
    BOUNDS.flatMap((bounds) =>
      PAIRS.map(([left, right]): Formula => ({ kind, ...bounded(bounds), left, right })),
    ),
  ),
  edges: LEAVES.flatMap((of): Formula[] => [
    { kind: 'rises', of },
    { kind: 'falls', of },
    temporal('once', { from: 0, to: 2 }, { kind: 'rises', of }),
  ]),
  areas: [...SOME, LEAVES[12]!].flatMap((of): Formula[] => {
    const hows: Extract<Formula, { kind: 'areas' }>['how'][] = [
      { kind: 'every' },
      { kind: 'any' },
      ...[0, 1, 2, 3, 4].map((count) => ({ kind: 'at least', count }) as const),
      ...[0, 30, 34, 67, 100].map((percent) => ({ kind: 'at least percent', percent }) as const),
      ...AREAS.map((area) => ({ kind: 'named', area }) as const),
    ];
    return hows.flatMap((how): Formula[] => [
      { kind: 'areas', how, of },
      not({ kind: 'areas', how, of }),
      temporal('once', { from: 0, to: 1 }, { kind: 'areas', how, of }),
    ]);
  }),
  'at least some of': [0, 1, 2, 3, 4].flatMap((count) =>
    [
      [],
      ...PAIRS,
      ...LEAVES.map((leaf, i) => [leaf, LEAVES[(i + 3) % LEAVES.length]!, LEAVES[(i + 7) % LEAVES.length]!]),
    ].map((of): Formula => ({ kind: 'at least of', count, of })),
  ),
  'days that': (['at most', 'at least'] as const).flatMap((op) =>
    [0, 1, 2, 4].flatMap((count) =>
      [1, 2, 3, 9].flatMap((n) => SOME.map((of): Formula => ({ kind: 'days that', op, count, days: n, of }))),
    ),
  ),
  nested: PAIRS.flatMap(([left, right]): Formula[] => [
    temporal('historically', { from: 0, to: 1 }, chain('since', left, { from: 0, to: 2 }, right)),
    temporal('always', { from: 1, to: Infinity }, temporal('eventually', { from: 1, to: Infinity }, left)),
    temporal('historically', { from: 1, to: Infinity }, temporal('once', { from: 1, to: Infinity }, right)),
    chain('until', temporal('once', { from: 0, to: 1 }, left), { from: 1, to: 2 }, not(right)),
  ]),
};
