import { describe, expect, it } from 'vitest';
import { evaluate } from '../evaluate/index.ts';
import type { Formula } from '../formula.ts';
import { and, chain, is, M, not, or, P, temporal } from '../testing/pointwise.ts';
import { seriesOf } from '../testing/series.ts';
import { type Trace, traceOf } from '../trace.ts';
import { explain } from './index.ts';
import { isVacuous } from './vacuity.ts';

describe('met (not triggered)', () => {
  const trace = traceOf({ measures: [seriesOf('deaths', [[0, 5, 0]]), seriesOf('talks', [[0, 0, 1]])] });
  const whenever: Formula = {
    kind: 'implies',
    vacuity: true,
    left: is(M('deaths'), '>', 3),
    right: is(M('talks'), '>', 0),
  };

  it('is said of what is met without ever having been triggered', () => {
    expect(explain(whenever, trace, 0)).toMatchObject({ verdict: 'met', vacuous: true });
    expect(explain(whenever, trace, 1)).toMatchObject({ verdict: 'not met', vacuous: false });
    const triggered: Formula = { ...whenever, left: is(M('deaths'), '>=', 0) };
    expect(explain(triggered, trace, 2)).toMatchObject({ verdict: 'met', vacuous: false });
  });

  it('is said only of whenever', () => {
    const plain: Formula = { ...whenever, vacuity: false };
    expect(explain(plain, trace, 0)).toMatchObject({ verdict: 'met', vacuous: false });
    expect(explain(and(plain, is(M('deaths'), '<', 9)), trace, 0).vacuous).toBe(false);
  });

  it('is not said while the verdict is open, nor where it may have been triggered', () => {
    const unknown = traceOf({ measures: [seriesOf('deaths', [[null]]), seriesOf('talks', [[1]])] });
    expect(explain(whenever, unknown, 0)).toMatchObject({ verdict: 'met', vacuous: false });
    const none = traceOf({ measures: [seriesOf('deaths', [[null]]), seriesOf('talks', [[0]])] });
    expect(explain(whenever, none, 0)).toMatchObject({ verdict: 'open', vacuous: false });
  });

  it('is said of one area alone where it is asked for', () => {
    const areas = ['Helmand', 'Kunduz'];
    const both = traceOf({
      areas,
      measures: [seriesOf('deaths', [[5], [0]], { areas }), seriesOf('talks', [[1], [1]], { areas })],
    });
    const said = (area?: string) => explain(whenever, both, 0, area ? { area } : {});
    expect(said('Helmand')).toMatchObject({ verdict: 'met', vacuous: false });
    expect(said('Kunduz')).toMatchObject({ verdict: 'met', vacuous: true });
    expect(said()).toMatchObject({ verdict: 'met', vacuous: false });
    const national: Formula = {
      ...whenever,
      left: is(M('attacks'), '>', 0),
      right: is(M('attacks'), '>', 9),
    };
    const calm = traceOf({ areas, measures: [seriesOf('attacks', [[0]])] });
    expect(explain(national, calm, 0, { area: 'Kunduz' })).toMatchObject({ verdict: 'met', vacuous: true });
  });
});

/** Three days: on which of them something triggers, something else holds beside it, and what has to follow does. */
function world(triggers: number, beside: number, follows: number): Trace {
  const on = (bits: number) => {
    const flags = Uint8Array.from([0, 1, 2], (day) => (bits >> day) & 1);
    return { areas: [''], first: 0, days: 3, certain: flags, possible: flags };
  };
  return traceOf({
    propositions: [
      ['trigger', on(triggers)],
      ['beside', on(beside)],
      ['follows', on(follows)],
    ],
  });
}

function isMet(formula: Formula, trace: Trace): boolean {
  return evaluate(formula, trace, { from: 2, to: 2, outside: 'clip' }).certain[0] === 1;
}

describe('not having been triggered', () => {
  const w: Formula = { kind: 'implies', vacuity: true, left: P('trigger'), right: P('follows') };
  const q = P('beside');
  const days = { from: 0, to: 2 };
  /** In the first list no part counts for the whole and against it, so that the worst case is one case. */
  const oneWay: readonly Formula[] = [
    w,
    not(not(w)),
    not(w),
    and(w, q),
    or(w, q),
    or(q, not(w)),
    { kind: 'implies', left: w, right: q },
    { kind: 'implies', left: q, right: w },
    { kind: 'implies', vacuity: true, left: not(w), right: P('follows') },
    { kind: 'implies', left: q, right: not(w) },
    { kind: 'iff', left: w, right: q },
    { kind: 'iff', left: q, right: w },
    { kind: 'xor', left: w, right: q },
    { kind: 'xor', left: q, right: not(w) },
    not({ kind: 'iff', left: w, right: q }),
    not({ kind: 'xor', left: q, right: w }),
    temporal('historically', days, w),
    temporal('once', { from: 1, to: 2 }, w),
    not(temporal('once', days, w)),
    temporal('always', { from: 0, to: 0 }, w),
    temporal('eventually', { from: 0, to: 0 }, w),
    chain('since', w, days, q),
    chain('since', q, days, w),
    chain('until', w, { from: 0, to: 0 }, q),
    chain('until', q, { from: 0, to: 0 }, w),
    not(chain('since', w, days, q)),
    { kind: 'rises', of: w },
    { kind: 'falls', of: w },
    { kind: 'rises', of: not(w) },
    { kind: 'falls', of: or(q, w) },
    { kind: 'rises', of: and(q, w) },
    { kind: 'falls', of: and(q, w) },
    { kind: 'at least of', count: 2, of: [w, q, w] },
    { kind: 'at least of', count: 1, of: [q, not(w)] },
    { kind: 'areas', how: { kind: 'every' }, of: w },
    { kind: 'days that', op: 'at least', count: 2, days: 3, of: w },
    { kind: 'days that', op: 'at most', count: 1, days: 3, of: w },
    { kind: 'days that', op: 'at most', count: 1, days: 3, of: not(w) },
    not({ kind: 'days that', op: 'at least', count: 2, days: 3, of: w }),
    { kind: 'constant', value: true },
    and({ kind: 'constant', value: true }, w),
    and(is({ kind: 'number', value: 1 }, '>', 0), w),
  ];

  /** Whether what is met is said to be vacuous, and whether it is met whatever follows on the three days. */
  function* judged(formula: Formula): Generator<{ said: boolean; whatever: boolean; told: string }> {
    for (let triggers = 0; triggers < 8; triggers++) {
      for (const beside of [0, 2, 5, 7]) {
        const worlds = [0, 1, 2, 3, 4, 5, 6, 7].map((follows) => world(triggers, beside, follows));
        const met = worlds.map((each) => isMet(formula, each));
        for (const [follows, each] of worlds.entries()) {
          if (!met[follows]) continue;
          const said = isVacuous(formula, each, 2, 'clip');
          yield { said, whatever: met.every(Boolean), told: `${triggers} ${beside} ${follows}` };
        }
      }
    }
  }

  it.each(oneWay.map((formula) => [formula]))('is being met whatever follows: %s', (formula) => {
    const hasWhenever = JSON.stringify(formula).includes('"vacuity":true');
    const all = [...judged(formula)];
    expect(all.filter(({ said, whatever }) => said !== (hasWhenever && whatever))).toEqual([]);
  });

  it('is said of nothing that something else that follows would fail', () => {
    const bothWays: readonly Formula[] = [
      temporal('once', { from: 0, to: 1 }, { kind: 'rises', of: w }),
      temporal('once', { from: 0, to: 2 }, { kind: 'falls', of: w }),
      { kind: 'iff', left: w, right: or(w, q) },
      { kind: 'xor', left: w, right: temporal('once', { from: 1, to: 1 }, w) },
    ];
    let count = 0;
    for (const formula of bothWays) {
      for (const { said, whatever, told } of judged(formula)) {
        if (said) count++;
        expect(!said || whatever, `${JSON.stringify(formula)} ${told}`).toBe(true);
      }
    }
    expect(count).toBeGreaterThan(50);
  });
});
