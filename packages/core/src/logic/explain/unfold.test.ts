import { describe, expect, it } from 'vitest';
import type { Outside } from '../evaluate/index.ts';
import type { AreaQuantifier, Formula } from '../formula.ts';
import { oracleOf } from '../testing/oracle.ts';
import { and, chain, is, M, not, or, P, temporal } from '../testing/pointwise.ts';
import { randomFormula, randomTrace } from '../testing/random.ts';
import { rngOf, samples } from '../testing/rng.ts';
import { seriesOf } from '../testing/series.ts';
import { type Trace, traceOf } from '../trace.ts';
import { recordOf } from './record.ts';
import {
  type Chain,
  type Group,
  isGroup,
  marginOf,
  type Part,
  type Rule,
  type Situation,
  unfold,
  verdictOf,
} from './unfold.ts';

const AREAS = ['Helmand', 'Kunduz', 'Zabul'];
const flags = (areas: readonly string[]) => {
  const cells = new Uint8Array(areas.length * 10).fill(1);
  return { areas, first: 0, days: 10, certain: cells, possible: cells };
};
/** Ten days, from 0 to 9. */
const TRACE = traceOf({
  areas: AREAS,
  propositions: [
    ['p', flags([''])],
    ['q', flags([''])],
    ['r', flags(AREAS)],
  ],
});
const [p, q, r] = [P('p'), P('q'), P('r')];

/** "2 of: p on 4, not q on 5"; a group in brackets, an area other than the first by its name. */
function told(part: Part): string {
  if (isGroup(part)) return `(${part.least} of: ${part.parts.map(told).join(', ')})`;
  const { formula, row, day, flip } = part;
  const name = formula.kind === 'proposition' ? formula.name : formula.kind;
  return `${flip ? 'not ' : ''}${name} on ${day}${row === 0 ? '' : ` in ${AREAS[row]}`}`;
}

function rule(rule: Rule): string {
  if (rule.kind === 'leaf') return 'leaf';
  if (rule.kind === 'count') return told(rule).slice(1, -1);
  const { left, right, nearest, furthest, end, step, flip } = rule;
  const names = [left, right].map((side) => (side as { name: string }).name);
  return `${names} ${nearest}..${furthest} from ${end} by ${step}${flip ? ', flipped' : ''}`;
}

function parts(formula: Formula, options: { day?: number; flip?: boolean; outside?: Outside } = {}): string {
  const { day = 5, flip = false, outside = 'unknown' } = options;
  return rule(unfold({ formula, row: 0, day, flip }, recordOf(formula, TRACE, day, outside)));
}

describe('what a formula consists in', () => {
  const both = (formula: Formula) => [parts(formula), parts(formula, { flip: true })];

  it('of constants, propositions and comparisons: themselves', () => {
    const trace = traceOf({ measures: [seriesOf('deaths', [[1]])] });
    for (const formula of [p, { kind: 'constant', value: true }, is(M('deaths'), '>', 1)] as Formula[]) {
      const record = recordOf(formula, p === formula ? TRACE : trace, 0, 'unknown');
      expect(unfold({ formula, row: 0, day: 0, flip: false }, record)).toEqual({ kind: 'leaf' });
    }
  });

  it('of what joins two on one day', () => {
    expect(both(not(p))).toEqual(['1 of: not p on 5', '1 of: p on 5']);
    expect(both(and(p, q, r))).toEqual([
      '3 of: p on 5, q on 5, r on 5',
      '1 of: not p on 5, not q on 5, not r on 5',
    ]);
    expect(both(or(p, q, r))).toEqual([
      '1 of: p on 5, q on 5, r on 5',
      '3 of: not p on 5, not q on 5, not r on 5',
    ]);
    expect(both({ kind: 'at least of', count: 2, of: [p, q, r] })).toEqual([
      '2 of: p on 5, q on 5, r on 5',
      '2 of: not p on 5, not q on 5, not r on 5',
    ]);
    expect(both({ kind: 'implies', left: p, right: q })).toEqual([
      '1 of: not p on 5, q on 5',
      '2 of: p on 5, not q on 5',
    ]);
    expect(both({ kind: 'iff', left: p, right: q })).toEqual([
      '1 of: (2 of: p on 5, q on 5), (2 of: not p on 5, not q on 5)',
      '2 of: (1 of: not p on 5, not q on 5), (1 of: p on 5, q on 5)',
    ]);
    expect(both({ kind: 'xor', left: p, right: q })).toEqual([
      '1 of: (2 of: p on 5, not q on 5), (2 of: not p on 5, q on 5)',
      '2 of: (1 of: not p on 5, q on 5), (1 of: p on 5, not q on 5)',
    ]);
  });

  it('of operators over days, the nearest first where one is enough', () => {
    const bounds = { from: 1, to: 3 };
    expect(both(temporal('historically', bounds, p))).toEqual([
      '3 of: p on 2, p on 3, p on 4',
      '1 of: not p on 2, not p on 3, not p on 4',
    ]);
    expect(both(temporal('once', bounds, p))).toEqual([
      '1 of: p on 4, p on 3, p on 2',
      '3 of: not p on 4, not p on 3, not p on 2',
    ]);
    expect(parts(temporal('always', bounds, p))).toBe('3 of: p on 6, p on 7, p on 8');
    expect(parts(temporal('eventually', bounds, p))).toBe('1 of: p on 6, p on 7, p on 8');
    for (const op of ['at least', 'at most'] as const) {
      const formula: Formula = { kind: 'days that', op, count: 1, days: 3, of: p };
      expect(both(formula)).toEqual(
        [
          ['1 of: p on 5, p on 4, p on 3', '3 of: not p on 5, not p on 4, not p on 3'],
          ['2 of: not p on 5, not p on 4, not p on 3', '2 of: p on 5, p on 4, p on 3'],
        ][op === 'at least' ? 0 : 1],
      );
    }
  });

  it('of windows that begin with some day, or that a clipped trace cuts', () => {
    const bounds = { from: 0, to: 3 };
    expect(parts({ kind: 'historically', bounds, notBefore: 4, of: p })).toBe('2 of: p on 4, p on 5');
    expect(parts({ kind: 'once', bounds, notBefore: 1, of: p })).toBe('1 of: p on 5, p on 4, p on 3, p on 2');
    expect(parts({ kind: 'once', bounds, notBefore: 6, of: p })).toBe('1 of: ');
    expect(parts(temporal('once', bounds, p), { day: 1 })).toBe('1 of: p on 1, p on 0, p on -1, p on -2');
    expect(parts(temporal('once', bounds, p), { day: 1, outside: 'clip' })).toBe('1 of: p on 1, p on 0');
    expect(parts(temporal('always', bounds, p), { day: 8, outside: 'clip' })).toBe('2 of: p on 8, p on 9');
    expect(parts(temporal('always', { from: 2, to: 4 }, p), { day: 8, outside: 'clip' })).toBe('0 of: ');
    expect(parts({ kind: 'eventually', of: p }, { day: 7, outside: 'clip' })).toBe(
      '1 of: p on 7, p on 8, p on 9',
    );
    expect(
      parts({ kind: 'days that', op: 'at least', count: 2, days: 4, of: p }, { day: 1, outside: 'clip' }),
    ).toBe('2 of: p on 1, p on 0');
  });

  it('of edges: this day and the one before, which a clipped trace may not have', () => {
    expect(both({ kind: 'rises', of: p })).toEqual(['2 of: p on 5, not p on 4', '1 of: not p on 5, p on 4']);
    expect(both({ kind: 'falls', of: p })).toEqual(['2 of: not p on 5, p on 4', '1 of: p on 5, not p on 4']);
    const first = (kind: 'rises' | 'falls', outside: Outside) => parts({ kind, of: p }, { day: 0, outside });
    expect([first('rises', 'unknown'), first('falls', 'unknown')]).toEqual([
      '2 of: p on 0, not p on -1',
      '2 of: not p on 0, p on -1',
    ]);
    expect([first('rises', 'clip'), first('falls', 'clip')]).toEqual(['1 of: p on 0', '1 of: ']);
  });

  it('of quantifiers over areas', () => {
    const over = (how: AreaQuantifier, of = r) => parts({ kind: 'areas', how, of });
    const all = 'r on 5, r on 5 in Kunduz, r on 5 in Zabul';
    expect(over({ kind: 'every' })).toBe(`3 of: ${all}`);
    expect(over({ kind: 'any' })).toBe(`1 of: ${all}`);
    expect(over({ kind: 'at least', count: 2 })).toBe(`2 of: ${all}`);
    expect(over({ kind: 'at least percent', percent: 34 })).toBe(`2 of: ${all}`);
    expect(over({ kind: 'named', area: 'Zabul' })).toBe('1 of: r on 5 in Zabul');
    expect(over({ kind: 'named', area: 'Helmand' })).toBe('1 of: r on 5');
  });

  it('of since and until: the days of the right side, from the nearest to the furthest', () => {
    const bounds = { from: 1, to: 3 };
    expect(both(chain('since', p, bounds, q))).toEqual([
      'p,q 4..2 from 5 by 1',
      'p,q 4..2 from 5 by 1, flipped',
    ]);
    expect(both(chain('until', p, bounds, q))).toEqual([
      'p,q 6..8 from 5 by -1',
      'p,q 6..8 from 5 by -1, flipped',
    ]);
    const clipped = (kind: 'since' | 'until', day: number, from = 1) =>
      parts(chain(kind, p, { from, to: 4 }, q), { day, outside: 'clip' });
    expect(clipped('since', 3)).toBe('p,q 2..0 from 3 by 1');
    expect(clipped('until', 6)).toBe('p,q 7..9 from 6 by -1');
    const none = ['p,q -Infinity..Infinity from 1 by 1', 'p,q Infinity..-Infinity from 8 by -1'];
    expect([clipped('since', 1, 2), clipped('until', 8, 2)]).toEqual(none);
  });
});

describe('the verdict and the margin of a situation', () => {
  const FIRST = 18_318;

  /** Straight from the definition: some witness, and the left side on every day after it. */
  function chainMargin(
    rule: Chain,
    end: 'low' | 'high',
    margin: (part: Situation) => { low: number; high: number },
  ) {
    let best = -Infinity;
    for (let day = rule.nearest; (day - rule.furthest) * rule.step >= 0; day -= rule.step) {
      const on = (formula: Formula, then: number): Situation => ({
        formula,
        row: rule.row,
        day: then,
        flip: false,
      });
      let least = margin(on(rule.right, day))[end];
      for (let held = day + rule.step; (rule.end - held) * rule.step >= 0; held += rule.step) {
        least = Math.min(least, margin(on(rule.left, held))[end]);
      }
      best = Math.max(best, least);
    }
    return best;
  }

  function check(formula: Formula, trace: Trace, day: number, outside: Outside, seed: number): void {
    const record = recordOf(formula, trace, day, outside);
    const oracle = oracleOf(trace, outside);
    const visit = (situation: Situation, depth: number): void => {
      const seen = `seed ${seed} ${situation.day} ${JSON.stringify(situation.formula)}`;
      const { certain, possible, low, high } = oracle.verity(situation.formula, situation.row, situation.day);
      const plain = certain ? 'met' : possible ? 'open' : 'not met';
      const wanted = situation.flip ? { met: 'not met', open: 'open', 'not met': 'met' }[plain] : plain;
      const margin = marginOf(situation, record);
      const close = (a: number, b: number) => a === b || Math.abs(a - b) < 1e-9 * Math.max(1, Math.abs(a));
      expect(
        [close(margin.low, situation.flip ? -high : low), close(margin.high, situation.flip ? -low : high)],
        seen,
      ).toEqual([true, true]);
      if (Math.min(Math.abs(low), Math.abs(high)) > 1e-9)
        expect(verdictOf(situation, record), seen).toBe(wanted);
      const found = unfold(situation, record);
      if (found.kind === 'leaf') return;
      const children = found.kind === 'count' ? found.parts : [];
      if (found.kind === 'count' && situation.formula.kind !== 'iff' && situation.formula.kind !== 'xor') {
        expect(marginOf(found, record), seen).toEqual(margin);
        expect(verdictOf(found, record), seen).toBe(verdictOf(situation, record));
      }
      if (found.kind === 'chain') {
        const of = (part: Situation) => marginOf(part, record);
        const ends = [chainMargin(found, 'low', of), chainMargin(found, 'high', of)] as const;
        const flipped = { low: 0 - ends[1], high: 0 - ends[0] };
        expect(margin, seen).toEqual(found.flip ? flipped : { low: ends[0], high: ends[1] });
      }
      if (depth === 0) return;
      for (const part of children.flatMap((each) => (isGroup(each) ? each.parts : [each]))) {
        visit(part as Situation, depth - 1);
      }
    };
    for (const flip of [false, true]) visit({ formula, row: 1, day, flip }, 2);
  }

  it.each(['unknown', 'clip'] as const)(
    'are those of the parts, and what the definitions say, outside %s',
    (outside) => {
      for (let k = 0; k < samples(600); k++) {
        const seed = 300_000 + k;
        const rng = rngOf(seed);
        const trace = randomTrace(rng, FIRST);
        const formula = randomFormula(rng, rng.int(1, 2), { calendar: false, unbounded: false }, FIRST + 6);
        const day =
          FIRST + rng.int(0, Math.max(...[...trace.propositions.values()].map((one) => one.days)) - 1);
        check(formula, trace, day, outside, seed);
      }
    },
  );

  it('of groups are those of the k-th best part', () => {
    const trace = traceOf({ measures: [seriesOf('x', [[5, [1, 9], -3, [4, 4]]], { nature: 'level' })] });
    const formula = temporal('historically', { from: 0, to: 3 }, is(M('x'), '>=', 2));
    const record = recordOf(formula, trace, 3, 'unknown');
    const { parts } = unfold({ formula, row: 0, day: 3, flip: false }, record) as Rule & Group;
    const at = (least: number) => [verdictOf({ least, parts }, record), marginOf({ least, parts }, record)];
    expect([0, 1, 2, 3, 4, 5].map(at)).toEqual([
      ['met', { low: Infinity, high: Infinity }],
      ['met', { low: 3, high: 7 }],
      ['met', { low: 2, high: 3 }],
      ['open', { low: -1, high: 2 }],
      ['not met', { low: -5, high: -5 }],
      ['not met', { low: -Infinity, high: -Infinity }],
    ]);
  });
});
