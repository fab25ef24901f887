import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SpanItems } from '../series.ts';
import {
  middle,
  prefixSums,
  slideAny,
  slideAtLeast,
  slideExtreme,
  slideOrder,
  slideSum,
  slideTrend,
  spanSums,
  total,
  type Windows,
} from './index.ts';

interface Example {
  readonly values: readonly number[];
  readonly windows: Windows;
}

const sliding = fc
  .record({
    count: fc.nat(12),
    shift: fc.integer({ min: -9, max: 6 }),
    width: fc.integer({ min: 1, max: 9 }),
  })
  .map((one): Windows => ({ kind: 'sliding', ...one }));
const tiled = fc
  .array(fc.record({ gap: fc.nat(2), length: fc.integer({ min: 1, max: 4 }) }), { maxLength: 5 })
  .map((tiles): Windows => {
    const [first, last]: [number[], number[]] = [[], []];
    let at = -3;
    for (const { gap, length } of tiles) {
      at += gap;
      for (let k = 0; k < length; k++) {
        first.push(at);
        last.push(at + length - 1);
      }
      at += length;
    }
    return { kind: 'tiled', count: first.length, first: Int32Array.from(first), last: Int32Array.from(last) };
  });
const examples = (cell: fc.Arbitrary<number>): fc.Arbitrary<Example> =>
  fc.record({ values: fc.array(cell, { maxLength: 14 }), windows: fc.oneof(sliding, tiled) });
const small = fc.integer({ min: -5, max: 5 });
const withInfinity = (end: number) =>
  fc.oneof({ weight: 6, arbitrary: small }, { weight: 1, arbitrary: fc.constant(end) });
const decimals = fc.integer({ min: -999, max: 999 }).map((v) => v / 100);

/** The cells of window `i`, looked up one by one. */
function cellsOf({ values, windows }: Example, i: number): number[] {
  const first = windows.kind === 'tiled' ? windows.first[i]! : i + windows.shift;
  const last = windows.kind === 'tiled' ? windows.last[i]! : first + windows.width - 1;
  const cells: number[] = [];
  for (let p = first; p <= last; p++) if (p >= 0 && p < values.length) cells.push(values[p]!);
  return cells;
}

/** Runs a kernel on a row that begins somewhere within a larger array, and into one. */
function run(
  example: Example,
  kernel: (row: { values: Float64Array; at: number; n: number }, out: Float64Array, at: number) => void,
) {
  const { values, windows } = example;
  const out = new Float64Array(windows.count + 3).fill(77);
  kernel({ values: Float64Array.from([99, 99, ...values, 99]), at: 2, n: values.length }, out, 1);
  expect([out[0], out[windows.count + 1], out[windows.count + 2]]).toEqual([77, 77, 77]);
  return [...out.subarray(1, windows.count + 1)];
}
const each = (example: Example, of: (cells: number[]) => number) =>
  Array.from({ length: example.windows.count }, (_, i) => of(cellsOf(example, i)));
const check = <T>(arbitrary: fc.Arbitrary<T>, test: (one: T) => void) =>
  fc.assert(fc.property(arbitrary, test), { numRuns: Math.max(150, 600 * Number(process.env.SAMPLES ?? 1)) });

describe('window kernels equal looking at every cell', () => {
  it('minimum and maximum, also of what is mirrored and moved', () => {
    check(examples(withInfinity(Infinity)), (one) => {
      for (const sign of [1, -1] as const) {
        for (const offset of [0, 2.5]) {
          const of = { sign, offset };
          const least = run(one, (row, out, at) => slideExtreme(-1, row, one.windows, out, at, 1000, of));
          const most = run(one, (row, out, at) => slideExtreme(1, row, one.windows, out, at, -1000, of));
          const moved = (cells: number[]) => cells.map((v) => sign * v + offset);
          expect(least).toEqual(each(one, (cells) => (cells.length > 0 ? Math.min(...moved(cells)) : 1000)));
          expect(most).toEqual(each(one, (cells) => (cells.length > 0 ? Math.max(...moved(cells)) : -1000)));
        }
      }
    });
  });

  it('sums, with infinite cells on either side', () => {
    for (const end of [Infinity, -Infinity]) {
      check(examples(withInfinity(end)), (one) => {
        const sums = run(one, (row, out, at) => slideSum(row, one.windows, end, out, at));
        expect(sums).toEqual(each(one, (cells) => cells.reduce((sum, v) => sum + v, 0)));
      });
    }
  });

  it('sums of fractions, to the last digit or nearly so', () => {
    check(examples(decimals), (one) => {
      const sums = run(one, (row, out, at) => slideSum(row, one.windows, Infinity, out, at));
      const exact = each(one, (cells) => cells.reduce((sum, v) => sum + Math.round(v * 100), 0) / 100);
      sums.forEach((sum, i) => {
        expect(Math.abs(sum - exact[i]!)).toBeLessThan(1e-13);
      });
    });
  });

  it('order statistics', () => {
    check(fc.tuple(examples(withInfinity(-Infinity)), fc.nat(6)), ([one, k]) => {
      const median = { position: (n: number) => (n + 1) / 2, before: -77, after: 77 };
      const medians = run(one, (row, out, at) => slideOrder(median, row, one.windows, out, at));
      expect(medians).toEqual(
        each(one, (cells) => {
          const sorted = cells.sort((a, b) => a - b);
          const n = sorted.length;
          return n === 0 ? -77 : middle(sorted[(n - 1) >> 1]!, sorted[n >> 1]!);
        }),
      );
      const kth = { position: () => k, before: -77, after: 77 };
      const values = run(one, (row, out, at) => slideOrder(kth, row, one.windows, out, at));
      expect(values).toEqual(
        each(one, (cells) => (k === 0 ? -77 : (cells.sort((a, b) => a - b)[k - 1] ?? 77))),
      );
    });
  });

  it('flags: any, and at least so many', () => {
    check(
      fc.tuple(examples(fc.integer({ min: 0, max: 1 })), fc.constantFrom(0 as const, 1 as const), fc.nat(3)),
      ([one, wanted, least]) => {
        const row = { values: Uint8Array.from([1, ...one.values]), at: 1, n: one.values.length };
        const [any, many] = [new Uint8Array(one.windows.count), new Uint8Array(one.windows.count)];
        slideAny(wanted, row, one.windows, any, 0);
        slideAtLeast(least, wanted, row, one.windows, many, 0);
        const found = (cells: number[]) => cells.filter((v) => v === wanted).length;
        expect([...any]).toEqual(each(one, (cells) => (found(cells) > 0 ? 1 : 0)));
        expect([...many]).toEqual(each(one, (cells) => (found(cells) >= least ? 1 : 0)));
      },
    );
  });

  it('least-squares slopes, as bounds over intervals', () => {
    const cell = fc.tuple(small, fc.nat(3)).map(([low, more]) => [low, low + more] as const);
    check(fc.tuple(fc.array(cell, { minLength: 1, maxLength: 10 }), sliding), ([cells, windows]) => {
      const row = (side: 0 | 1) => ({
        values: Float64Array.from(cells, (c) => c[side]),
        at: 0,
        n: cells.length,
      });
      const out = { low: new Float64Array(windows.count), high: new Float64Array(windows.count) };
      slideTrend(row(0), row(1), windows, out, 0);
      for (let i = 0; i < windows.count; i++) {
        const days = cellsOf({ values: cells.map((_, k) => k), windows }, i);
        const n = days.length;
        if (n < 2) {
          expect([out.low[i], out.high[i]]).toEqual([-Infinity, Infinity]);
          continue;
        }
        const centre = days.reduce((sum, d) => sum + d, 0) / n;
        const spread = days.reduce((sum, d) => sum + (d - centre) ** 2, 0);
        const slope = (pick: (day: number) => number) =>
          days.reduce((sum, d) => sum + (d - centre) * pick(d), 0) / spread;
        expect(out.low[i]).toBeCloseTo(
          slope((d) => cells[d]![d < centre ? 1 : 0]),
          9,
        );
        expect(out.high[i]).toBeCloseTo(
          slope((d) => cells[d]![d < centre ? 0 : 1]),
          9,
        );
      }
    });
  });

  it('items that lie somewhere within several days', () => {
    const item = fc.record({
      area: fc.nat(2),
      from: fc.integer({ min: -3, max: 12 }),
      length: fc.nat(4),
      low: small,
      more: fc.nat(3),
    });
    check(fc.tuple(fc.array(item, { maxLength: 6 }), fc.oneof(sliding, tiled)), ([list, windows]) => {
      const items: SpanItems = {
        area: Int32Array.from(list, (one) => one.area),
        from: Int32Array.from(list, (one) => one.from + 100),
        to: Int32Array.from(list, (one) => one.from + one.length + 100),
        low: Float64Array.from(list, (one) => one.low),
        high: Float64Array.from(list, (one) => one.low + one.more),
        best: Float64Array.from(list, (one) => one.low),
      };
      // Area 1 is not asked for; areas 0 and 2 are rows 1 and 0.
      const { low, high } = spanSums(items, windows, 100, 2, Int32Array.of(1, -1, 0));
      for (let i = 0; i < windows.count; i++) {
        const first = windows.kind === 'tiled' ? windows.first[i]! : i + windows.shift;
        const last = windows.kind === 'tiled' ? windows.last[i]! : first + windows.width - 1;
        for (const [area, row] of [
          [0, 1],
          [2, 0],
        ] as const) {
          let [least, most] = [0, 0];
          for (const one of list) {
            const to = one.from + one.length;
            if (one.area !== area || to < first || one.from > last) continue;
            const whole = one.from >= first && to <= last;
            least += whole ? one.low : Math.min(0, one.low);
            most += whole ? one.low + one.more : Math.max(0, one.low + one.more);
          }
          expect([low[row * windows.count + i], high[row * windows.count + i]]).toEqual([least, most]);
        }
      }
    });
  });
});

describe('running sums', () => {
  it('keep the digits that plain ones lose', () => {
    const values = Float64Array.from([1e16, 0.1, 0.2, -1e16, 0.3]);
    const prefix = prefixSums({ values, at: 0, n: 5 }, Infinity);
    expect(total(prefix, Infinity, 1, 2)).toBe(0.1 + 0.2);
    expect(total(prefix, Infinity, 0, 3)).toBeCloseTo(0.3, 15);
    expect(total(prefix, Infinity, 4, 4)).toBe(0.3);
    expect(total(prefix, Infinity, 3, 2)).toBe(0);
  });

  it('give whole numbers exactly, also beyond what their sum can hold', () => {
    const large = 2 ** 53;
    const values = Float64Array.from([large, 1, 1, -large, 3]);
    const out = new Float64Array(5);
    const windows: Windows = { kind: 'sliding', count: 5, shift: -1, width: 2 };
    slideSum({ values, at: 0, n: 5 }, windows, Infinity, out, 0);
    expect([...out]).toEqual([large, large, 2, 1 - large, 3 - large]);
  });

  it('carry what rounding took away, and infinities, only where there are any', () => {
    const of = (values: number[], infinite = Infinity) =>
      prefixSums({ values: Float64Array.from([9, ...values]), at: 1, n: values.length }, infinite);
    expect(of([1, 2, -3])).toEqual({ sums: Float64Array.of(0, 1, 3, 0) });
    expect(of([1, Infinity, 2])).toEqual({
      sums: Float64Array.of(0, 1, 1, 3),
      infinities: Int32Array.of(0, 0, 1, 1),
    });
    expect(of([1, 0.5])).toEqual({ sums: Float64Array.of(0, 1, 1.5), rests: new Float64Array(3) });
    expect(of([-Infinity, 0.5], -Infinity)).toEqual({
      sums: Float64Array.of(0, 0, 0.5),
      rests: new Float64Array(3),
      infinities: Int32Array.of(0, 1, 1),
    });
    // Sums are exact up to 2^53 - 1, whatever the signs.
    const most = Number.MAX_SAFE_INTEGER;
    expect(of([most - 1, -1]).rests).toBeUndefined();
    expect(of([most - 1, -1, 1]).rests).toEqual(new Float64Array(4));
  });

  it('do not drift along a million cells', () => {
    const n = Math.round(1_000_000 * Number(process.env.SAMPLES ?? 1));
    const values = new Float64Array(n).fill(0.1);
    const out = new Float64Array(n);
    slideSum({ values, at: 0, n }, { kind: 'sliding', count: n, shift: -2, width: 3 }, Infinity, out, 0);
    expect(out[n - 1]).toBe(0.1 + 0.1 + 0.1);
  });
});

describe('slopes', () => {
  const slope = (low: readonly number[], high = low, at = low.length - 1, width = low.length) => {
    const row = (values: readonly number[]) => ({
      values: Float64Array.from(values),
      at: 0,
      n: values.length,
    });
    const out = { low: new Float64Array(1), high: new Float64Array(1) };
    slideTrend(row(low), row(high), { kind: 'sliding', count: 1, shift: at - width + 1, width }, out, 0);
    return [out.low[0], out.high[0]];
  };

  it('are unknown on the side on which a cell has no end', () => {
    const all = Infinity;
    expect(slope([1, 2, 3], [all, 2, 3])).toEqual([-all, 1]);
    expect(slope([1, 2, 3], [1, 2, all])).toEqual([1, all]);
    expect(slope([1, 2, 3], [1, all, 3])).toEqual([1, 1]);
    expect(slope([-all, 2, 3], [1, 2, 3])).toEqual([1, all]);
    expect(slope([1, 2, -all], [1, 2, 3])).toEqual([-all, 1]);
    expect(slope([1, 2, 3, 4], [1, all, 3, 4])).toEqual([-all, 1]);
  });

  it('keep their digits far from the first day, in fractions too', () => {
    const n = 200_003;
    const values = new Float64Array(n);
    for (let i = 0; i < n; i++) values[i] = 1e6 + ((i * 7919) % 1000) / 7;
    const [far] = slope([...values], [...values], n - 1, 5);
    const last = [...values.subarray(n - 5)];
    const [near] = slope(last);
    expect(far).toBe(near);
    expect(far).not.toBe(0);
  });

  it('of a straight line in tenths are a tenth', () => {
    const line = Array.from({ length: 50 }, (_, i) => 7 + i / 10);
    expect(slope(line, line, 49, 30)[0]).toBeCloseTo(0.1, 15);
  });
});

describe('items in fractions', () => {
  it('leave nothing behind once their windows are past', () => {
    const list = [0.1, 0.2, 0.3, 0.7, 1e9 + 0.1].map((value, k) => ({ from: k, to: k + 1, value }));
    const column = (of: (one: (typeof list)[number]) => number) => Float64Array.from(list, of);
    const items: SpanItems = {
      area: new Int32Array(list.length),
      from: Int32Array.from(list, (one) => one.from),
      to: Int32Array.from(list, (one) => one.to),
      low: column((one) => one.value),
      high: column((one) => one.value),
      best: column((one) => one.value),
    };
    const windows: Windows = { kind: 'sliding', count: 12, shift: -2, width: 2 };
    const { low, high } = spanSums(items, windows, 0, 1, Int32Array.of(0));
    // Window i is the days i-2 and i-1: it contains the item that begins on i-2 and cuts the ones beside it.
    const contained = [0, 0, 0.1, 0.2, 0.3, 0.7, 1e9 + 0.1, 0, 0, 0, 0, 0];
    const touched = [
      0,
      0.1,
      0.1 + 0.2,
      0.1 + 0.2 + 0.3,
      0.2 + 0.3 + 0.7,
      0.3 + 0.7 + 1e9 + 0.1,
      0.7 + 1e9 + 0.1,
      1e9 + 0.1,
    ];
    expect([...low].map((value, i) => value - contained[i]!)).toEqual(new Array(12).fill(0));
    for (let i = 0; i < 12; i++) expect(high[i]).toBeCloseTo(touched[i] ?? 0, i > 4 && i < 8 ? 6 : 15);
    expect([...high.subarray(8)]).toEqual([0, 0, 0, 0]);
  });
});

describe('the middle of two values', () => {
  it('is one of them where they are equal, and finite where both are large', () => {
    expect(middle(Infinity, Infinity)).toBe(Infinity);
    expect(middle(-Infinity, -Infinity)).toBe(-Infinity);
    expect(middle(1e308, 1.5e308)).toBe(1.25e308);
    expect(middle(2, 5)).toBe(3.5);
  });
});
