import { describe, expect, it } from 'vitest';
import { M } from '../testing/pointwise.ts';
import { FIRST, TRACES } from '../testing/traces.ts';
import { frameOf } from './frame.ts';
import {
  compact,
  constantTruth,
  dense,
  densify,
  eachRow,
  flagsOf,
  jointTie,
  oppositeTie,
  type Tie,
  type Truth,
} from './grid.ts';
import { measureBand } from './measure.ts';
import { termBand } from './terms.ts';

const DAYS = { from: FIRST + 1, to: FIRST + 3 };
const known = frameOf(TRACES.known, 'unknown');

describe('what a margin of 0 means', () => {
  it('of two formulas is what it means of both, and where they differ the margin does not tell', () => {
    const ties: readonly Tie[] = ['holds', 'fails', 'never', 'mixed'];
    expect(ties.map((a) => ties.map((b) => jointTie(a, b)))).toEqual([
      ['holds', 'mixed', 'holds', 'mixed'],
      ['mixed', 'fails', 'fails', 'mixed'],
      ['holds', 'fails', 'never', 'mixed'],
      ['mixed', 'mixed', 'mixed', 'mixed'],
    ]);
    expect(ties.map(oppositeTie)).toEqual(['fails', 'holds', 'never', 'mixed']);
  });

  it('decides the truth of a margin', () => {
    const margins = Float64Array.of(-1, 0, 1);
    const truth = (tie: Tie): Truth => ({ ...dense(0, 3, false), low: margins, high: margins, tie });
    expect([...flagsOf(truth('holds')).certain]).toEqual([0, 1, 1]);
    expect([...flagsOf(truth('fails')).certain]).toEqual([0, 0, 1]);
    expect(flagsOf(truth('fails')).possible).toEqual(flagsOf(truth('fails')).certain);
    const open = { ...truth('fails'), high: Float64Array.of(0, 0, 2) };
    expect([...flagsOf(open).possible]).toEqual([0, 0, 1]);
    expect(flagsOf({ ...truth('holds'), high: open.high }).possible).toEqual(Uint8Array.of(1, 1, 1));
  });

  it('is never met by a constant, whose margin is infinite', () => {
    expect(constantTruth(true, 3, 9)).toMatchObject({ from: 3, days: 9, dayStep: 0, tie: 'never' });
    expect([...constantTruth(true, 3, 9).low, ...constantTruth(false, 3, 9).high]).toEqual([
      Infinity,
      -Infinity,
    ]);
  });
});

describe('grids', () => {
  it('of measures are views of the evidence: nothing is copied', () => {
    const { low, high } = TRACES.known.measures.get('a')!;
    const band = measureBand('a', DAYS, known);
    expect(band).toMatchObject({ start: 1, rowStep: 6, dayStep: 1, areal: true });
    expect([band.low === low, band.high === high]).toEqual([true, true]);
    expect(measureBand('x', DAYS, known)).toMatchObject({ start: 1, rowStep: 0, dayStep: 1, areal: false });
    expect(densify(band, 3)).toBe(band);
    // The best estimates of a series are put together once.
    const estimates = () => measureBand('n', DAYS, frameOf(TRACES.open, 'unknown', true)).low;
    expect(estimates()).toBe(estimates());
  });

  it('that do not change with the days have one cell a row', () => {
    const band = termBand({ kind: 'negate', of: { kind: 'at', day: FIRST + 1, of: M('a') } }, DAYS, known);
    expect(band).toMatchObject({ from: DAYS.from, days: 3, dayStep: 0, rowStep: 1 });
    expect([...band.low]).toEqual([-2, 0, -2]);
    expect(densify(band, 3).low).toEqual(Float64Array.of(-2, -2, -2, 0, 0, 0, -2, -2, -2));
  });

  it('are compact when their arrays hold their own cells and no more', () => {
    const band = measureBand('a', DAYS, known);
    const cut = compact(band, 3);
    expect(cut).toMatchObject({ start: 0, rowStep: 3, dayStep: 1 });
    expect(cut.low).toEqual(Float64Array.of(2, 2, 0, 0, 1, 2, 2, 0, 0));
    expect([cut.low === cut.high, compact(cut, 3) === cut]).toEqual([true, true]);
    expect(
      compact({ ...cut, dayStep: 0, days: 3, low: Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9) }, 3),
    ).toMatchObject({
      low: Float64Array.of(1, 1, 1, 4, 4, 4, 7, 7, 7),
    });
  });

  it('are walked row by row, each once', () => {
    const seen: number[] = [];
    eachRow({ areal: true }, 3, (row) => seen.push(row));
    eachRow({ areal: false }, 3, (row) => seen.push(row));
    expect(seen).toEqual([2, 1, 0, 0]);
  });
});
