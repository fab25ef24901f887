import { describe, expect, it } from 'vitest';
import { rngOf, samples } from '../../logic/testing/rng.ts';
import { boundTotals, type Relation, type Report } from '../index.ts';

const report = (id: string, from: number, to: number, low: number, high = low): Report => {
  return { id, from, to, low, high, best: low };
};
const relation = (id: string, days: string, other: string, low: number, high = low): Relation => {
  const [from, to, start, end] = [...days.split('-'), ...other.split('-')].map(Number);
  return { id, from: from!, to: to!, other: { from: start!, to: end! }, low, high };
};
const totals = (reports: readonly Report[], relations: readonly Relation[] = []) =>
  Object.fromEntries(
    boundTotals(reports, relations).totals.map(({ from, to, low, high }) => [`${from}-${to}`, [low, high]]),
  );

describe('a longer report', () => {
  it('is bounded by parts of any lengths, one after the other', () => {
    const parts = [
      report('a', 0, 3, 0, 1),
      report('b', 4, 6, 0, 1),
      report('c', 7, 8, 0, 1),
      report('d', 9, 9, 0, 1),
    ];
    const [forth, back] = [parts, parts.map((one) => ({ ...one, from: 9 - one.to, to: 9 - one.from }))];
    for (const some of [forth, back]) {
      expect(totals([...some, report('q', 0, 9, 0, 99)])['0-9']).toEqual([0, 4]);
    }
  });
});

describe('a longer report that contradicts its parts', () => {
  it('is widened to what they add up to, and each of them by what is missing', () => {
    for (let k = 0; k < samples(200); k++) {
      const seed = 9900 + k;
      const rng = rngOf(seed);
      // Parts of one to three days each, one after the other, and a report of all of them.
      let [day, least, most] = [0, 0, 0];
      const parts = Array.from({ length: rng.int(1, 4) }, (_, i) => {
        const [from, low] = [day, rng.int(0, 9)];
        const high = low + rng.int(0, 4);
        [day, least, most] = [day + rng.int(1, 3), least + low, most + high];
        return report(`p${i}`, from, day - 1, low, high);
      });
      // At least two days, so that it is longer than any part if there is only one.
      parts.push(report('last', day, day, 1));
      [day, least, most] = [day + 1, least + 1, most + 1];
      const low = rng.int(0, 40);
      const whole = report('whole', 0, day - 1, low, low + rng.int(0, 6));
      const [above, below] = [
        whole.low > most ? whole.high - most : 0,
        whole.high < least ? least - whole.low : 0,
      ];
      const { totals: found, differences } = boundTotals([whole, ...parts], []);
      if (above === 0 && below === 0) {
        expect(differences, `seed ${seed}`).toEqual([]);
        continue;
      }
      const bounds = new Map(found.map((one) => [`${one.from}-${one.to}`, [one.low, one.high]]));
      for (const { from, to, low, high } of parts) {
        const wanted = [Math.max(0, low - below), high + above];
        expect(bounds.get(`${from}-${to}`), `seed ${seed}, ${from}-${to}`).toEqual(wanted);
      }
      const wanted = [Math.min(whole.low, least), Math.max(whole.high, most)];
      expect(bounds.get(`0-${day - 1}`), `seed ${seed}`).toEqual(wanted);
      const ids = ['last', ...parts.map(({ id }) => id).filter((id) => id !== 'last'), 'whole'].sort();
      expect(differences.map((one) => [one.from, one.to, [...one.ids].sort()])).toEqual([[0, day - 1, ids]]);
    }
  });
  it('is widened without end where it has no upper end', () => {
    expect(totals([report('a', 0, 4, 3), report('b', 5, 9, 4), report('q', 0, 9, 20, Infinity)])).toEqual({
      '0-4': [3, Infinity],
      '5-9': [4, Infinity],
      '0-9': [7, Infinity],
    });
  });
  it('leaves alone what shares no days with it', () => {
    const reports = [
      report('q', 0, 9, 20),
      report('a', 0, 4, 3),
      report('b', 5, 9, 4),
      report('c', 10, 11, 5),
    ];
    expect(totals(reports)['10-11']).toEqual([5, 5]);
  });
  it('is the later one, of reports of the same length', () => {
    // Day 1 has 4, so that the first run has at least 4; the second has at most 3.
    const reports = [report('b', 1, 2, 0, 3), report('a', 0, 1, 4, 5), report('d', 1, 1, 4)];
    const { differences } = boundTotals(reports, []);
    expect(differences).toEqual([{ from: 1, to: 2, ids: ['b', 'd', 'a'] }]);
  });
  it('leaves alone what it touches just so', () => {
    const halves = [report('a', 0, 4, 5), report('b', 5, 9, 5), report('c', 10, 19, 3)];
    const fitting = [report('upper', 0, 9, 10, 12), report('lower', 4, 9, 3, 5)];
    const bounded = boundTotals([...halves, ...fitting, report('year', 0, 19, 50)], []);
    expect(bounded.differences.map((one) => one.ids[0])).toEqual(['year']);
  });
  it('fits where it differs by less than rounding', () => {
    const tenths = [report('a', 0, 0, 0.1), report('b', 1, 1, 0.2), report('q', 0, 1, 0.3)];
    expect(boundTotals(tenths, []).differences).toEqual([]);
    expect(totals([...tenths, report('c', 2, 2, 7), report('x', 2, 3, 6)])).toEqual({
      '0-0': [0.1, 0.1],
      '1-1': [0.2, 0.2],
      '2-2': [6, 7],
      '0-1': [0.3, 0.3],
      '2-3': [6, Infinity],
    });
  });
});

describe('comparisons', () => {
  it('bound either total from the other', () => {
    const known = [report('a', 0, 9, 20, 30)];
    expect(totals(known, [relation('r', '10-19', '0-9', 2, 4)])['10-19']).toEqual([40, 120]);
    expect(totals(known, [relation('r', '0-9', '10-19', 2, 4)])['10-19']).toEqual([5, 15]);
    expect(totals(known, [relation('above', '10-19', '0-9', 1, Infinity)])['10-19']).toEqual([20, Infinity]);
    expect(totals(known, [relation('below', '10-19', '0-9', 0, 1)])['10-19']).toEqual([0, 30]);
    expect(totals(known, [relation('above', '0-9', '10-19', 1, Infinity)])['10-19']).toEqual([0, 30]);
    expect(totals(known, [relation('below', '0-9', '10-19', 0, 1)])['10-19']).toEqual([20, Infinity]);
    expect(totals([report('none', 0, 9, 0)], [relation('r', '0-9', '10-19', 0, 2)])['10-19']).toEqual([
      0,
      Infinity,
    ]);
  });
  it('are passed on from one to the next, in whatever order they are said', () => {
    const chain = [
      relation('d', '3-3', '2-2', 2),
      relation('c', '2-2', '1-1', 2),
      relation('b', '1-1', '0-0', 2),
    ];
    const wanted = { '0-0': [1, 1], '1-1': [2, 2], '2-2': [4, 4], '3-3': [8, 8] };
    expect(totals([report('a', 0, 0, 1)], chain)).toEqual(wanted);
    expect(totals([report('d', 3, 3, 8)], chain)).toEqual(wanted);
    expect(totals([report('d', 3, 3, 8)], chain.toReversed())).toEqual(wanted);
  });
  it('are never bounded by less than what rounding can have taken', () => {
    const [low, high] = totals([report('a', 0, 0, 10)], [relation('r', '0-0', '1-1', 3)])['1-1']!;
    expect(low! * 3).toBeLessThan(10);
    expect(high! * 3).toBeGreaterThan(10);
    expect(high! - low!).toBeLessThan(1e-10);
    const [least, most] = totals([report('a', 0, 0, 1e9)], [relation('r', '0-0', '1-1', 3)])['1-1']!;
    expect(least! * 3).toBeLessThan(1e9);
    expect(most! * 3).toBeGreaterThan(1e9);
  });
  it('leave more than need be where two totals depend on each other in two ways', () => {
    const month = [report('both', 0, 1, 30)];
    expect(totals(month, [relation('equal', '0-0', '1-1', 1)])).toEqual({
      '0-0': [0, 30],
      '1-1': [0, 30],
      '0-1': [30, 30],
    });
    // Twice as much is found step by step: 20 and 10.
    const [low, high] = totals(month, [relation('twice', '0-0', '1-1', 2)])['0-0']!;
    expect([low, high]).toEqual([expect.closeTo(20, 6), expect.closeTo(20, 6)]);
    expect(low).toBeLessThanOrEqual(20);
    expect(high).toBeGreaterThanOrEqual(20);
  });
  it('end after a thousand steps where they close in on a number too slowly', () => {
    const shrink = [relation('a', '0-0', '1-1', 0, 0.9999), relation('b', '1-1', '0-0', 0, 1)];
    const { '0-0': first, '1-1': second } = totals(
      [report('a', 0, 0, 0, 100), report('b', 1, 1, 0, 100)],
      shrink,
    );
    expect(first).toEqual([0, expect.closeTo(100 * 0.9999 ** 1001, 6)]);
    expect(second).toEqual([0, expect.closeTo(100 * 0.9999 ** 1001, 6)]);
  });
  it('say that there was nothing, or are set aside, where they leave nothing', () => {
    const none = [relation('none', '0-0', '1-1', 0)];
    expect(totals([], none)).toEqual({ '0-0': [0, 0], '1-1': [0, Infinity] });
    expect(boundTotals([report('a', 0, 0, 5)], none).differences).toEqual([
      { from: 0, to: 0, ids: ['none'] },
    ]);
    expect(totals([report('a', 0, 0, 5)], none)['1-1']).toEqual([0, Infinity]);
  });
  it('are set aside one by one where they do not fit, and the others stay', () => {
    const reports = [report('a', 0, 0, 10), report('b', 1, 1, 100)];
    const relations = [
      relation('wrong', '1-1', '0-0', 2),
      relation('right', '2-2', '0-0', 3),
      relation('late', '2-2', '1-1', 1),
    ];
    const bounded = boundTotals(reports, relations);
    expect(bounded.differences).toEqual([
      { from: 1, to: 1, ids: ['wrong'] },
      { from: 2, to: 2, ids: ['late'] },
    ]);
    expect(totals(reports, relations)['2-2']).toEqual([30, 30]);
  });
});
