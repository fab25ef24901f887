import type { Day, Span } from '../calendar/index.ts';

/** A total that was reported for a run of days. `high` may be infinite. */
export interface Report extends Span {
  readonly id: string;
  readonly low: number;
  readonly high: number;
  readonly best: number;
}

/** A total said in comparison with that of other days: `low * other <= total <= high * other`. */
export interface Relation extends Span {
  readonly id: string;
  readonly other: Span;
  readonly low: number;
  readonly high: number;
}

/** What is known of the total of a run of days once everything has been compared. */
export interface SpanBounds extends Span {
  readonly low: number;
  readonly high: number;
  readonly best: number;
  /** False for runs of days of which no total was reported. */
  readonly reported: boolean;
}

/** Reports that cannot all be right. */
export interface Difference extends Span {
  readonly ids: readonly string[];
}

export interface Bounded {
  /** Every run of days named by a report or a relation, shorter ones first. */
  readonly totals: readonly SpanBounds[];
  /** Runs of days between neighbouring ends of spans, in order; they add up to every total that contains them. */
  readonly atoms: readonly SpanBounds[];
  readonly differences: readonly Difference[];
}

interface Total {
  readonly from: Day;
  readonly to: Day;
  /** First atom and the one after the last. */
  readonly first: number;
  readonly end: number;
  /** What the reports say, widened where they differ. */
  low: number;
  high: number;
  /** After propagation. */
  lo: number;
  hi: number;
  readonly best: number;
  readonly reported: boolean;
  readonly ids: readonly string[];
}

interface Network {
  readonly atoms: readonly Span[];
  readonly lo: Float64Array;
  readonly hi: Float64Array;
}

/** Relative slack below which a bound counts as unchanged; tightened bounds are moved outward by less than this. */
const SLACK = 1e-9;
const SWEEPS = 1000;

/**
 * Bounds of non-negative totals over overlapping runs of days, from reports and relations, by interval (bounds)
 * propagation over sums and ratios to a fixpoint (as in E. Davis, "Constraint propagation with interval labels",
 * Artificial Intelligence 32, 1987). Stopping early is sound: every step keeps all solutions.
 *
 * Rival reports of the same days give the hull of both. A longer report that contradicts its parts widens both, so
 * that either may be right. Both are listed as differences.
 */
export function boundTotals(reports: readonly Report[], relations: readonly Relation[]): Bounded {
  const differences: Difference[] = [];
  const { totals, atoms } = layOut(reports, relations, differences);
  const fresh = (): Network => ({
    atoms,
    lo: new Float64Array(atoms.length),
    hi: new Float64Array(atoms.length).fill(Infinity),
  });
  let net = fresh();
  if (propagate(net, totals, totals.length, relations) !== undefined) {
    settleReports(fresh, totals, differences);
    const kept = settleRelations(fresh, totals, relations, differences);
    net = fresh();
    propagate(net, totals, totals.length, kept);
  }
  return {
    totals: totals.map((t) => bounds(t, t.lo, t.hi, t.best, t.reported)),
    atoms: atoms.map((atom, k) => bounds(atom, net.lo[k]!, net.hi[k]!, Number.NaN, false)),
    differences,
  };
}

function bounds(span: Span, low: number, high: number, best: number, reported: boolean): SpanBounds {
  const middle = Number.isNaN(best) ? (high < Infinity ? (low + high) / 2 : low) : best;
  return { from: span.from, to: span.to, low, high, best: Math.min(high, Math.max(low, middle)), reported };
}

/** One total per distinct run of days, and the atoms between all their ends. */
function layOut(
  reports: readonly Report[],
  relations: readonly Relation[],
  differences: Difference[],
): { totals: Total[]; atoms: Span[] } {
  const spans = new Map<string, { span: Span; reports: Report[] }>();
  const entry = (span: Span) => {
    const key = `${span.from} ${span.to}`;
    const found = spans.get(key) ?? { span, reports: [] };
    spans.set(key, found);
    return found;
  };
  for (const report of reports) entry(report).reports.push(report);
  for (const relation of relations) {
    entry(relation);
    entry(relation.other);
  }
  const cuts = [...new Set([...spans.values()].flatMap(({ span }) => [span.from, span.to + 1]))];
  cuts.sort((a, b) => a - b);
  const index = new Map(cuts.map((cut, i) => [cut, i]));
  const atoms = cuts.slice(0, -1).map((cut, i) => ({ from: cut, to: cuts[i + 1]! - 1 }));
  const totals = [...spans.values()].map(({ span, reports: all }) => {
    const [low, high] = hull(all);
    if (disagree(all)) {
      differences.push({ from: span.from, to: span.to, ids: all.map((one) => one.id) });
    }
    const best = all.reduce((sum, one) => sum + one.best, 0) / all.length;
    const [first, end] = [index.get(span.from)!, index.get(span.to + 1)!];
    const ids = all.map((one) => one.id);
    return {
      from: span.from,
      to: span.to,
      first,
      end,
      low,
      high,
      lo: low,
      hi: high,
      best,
      reported: all.length > 0,
      ids,
    };
  });
  totals.sort((a, b) => a.to - a.from - (b.to - b.from) || a.from - b.from);
  return { totals, atoms };
}

/** Whether reports have no value in common. */
export function disagree(reports: readonly { readonly low: number; readonly high: number }[]): boolean {
  return Math.max(...reports.map((one) => one.low)) > Math.min(...reports.map((one) => one.high));
}

function hull(reports: readonly Report[]): [number, number] {
  if (reports.length === 0) return [0, Infinity];
  return [Math.min(...reports.map((r) => r.low)), Math.max(...reports.map((r) => r.high))];
}

/**
 * Tightens totals `0..count-1` and atoms until nothing changes. Returns the index of a total that no values can
 * satisfy, or undefined when all is well.
 */
function propagate(
  net: Network,
  totals: readonly Total[],
  count: number,
  relations: readonly Relation[],
): number | undefined {
  for (let k = 0; k < count; k++) {
    totals[k]!.lo = totals[k]!.low;
    totals[k]!.hi = totals[k]!.high;
  }
  const find = new Map(totals.slice(0, count).map((t, k) => [`${t.from} ${t.to}`, k]));
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let changed = false;
    for (let k = 0; k < count; k++) {
      const outcome = balance(net, totals[k]!);
      if (outcome === 'empty') return k;
      changed ||= outcome === 'changed';
    }
    for (const relation of relations) {
      const total = find.get(`${relation.from} ${relation.to}`);
      const other = find.get(`${relation.other.from} ${relation.other.to}`);
      if (total === undefined || other === undefined) continue;
      const outcome = compare(totals[total]!, totals[other]!, relation);
      if (outcome === 'empty') return total;
      changed ||= outcome === 'changed';
    }
    if (!changed) return undefined;
  }
  return undefined;
}

type Outcome = 'same' | 'changed' | 'empty';

/** `total = sum of its atoms`, in every direction. */
function balance(net: Network, total: Total): Outcome {
  const { lo, hi } = net;
  let [least, most, endless] = [0, 0, 0];
  for (let a = total.first; a < total.end; a++) {
    least += lo[a]!;
    if (hi[a] === Infinity) endless++;
    else most += hi[a]!;
  }
  let outcome: Outcome = 'same';
  const note = (next: Outcome) => {
    if (next !== 'same' && outcome !== 'empty') outcome = next;
  };
  note(raise(total, least));
  note(lower(total, endless > 0 ? Infinity : most));
  for (let a = total.first; a < total.end; a++) {
    const othersLeast = least - lo[a]!;
    const othersMost =
      endless - (hi[a] === Infinity ? 1 : 0) > 0 ? Infinity : most - (hi[a] === Infinity ? 0 : hi[a]!);
    const atom = { lo: lo[a]!, hi: hi[a]! };
    note(lower(atom, total.hi - othersLeast));
    if (othersMost < Infinity) note(raise(atom, total.lo - othersMost));
    least += atom.lo - lo[a]!;
    if (hi[a] === Infinity && atom.hi < Infinity) {
      endless--;
      most += atom.hi;
    } else if (hi[a] !== Infinity) {
      most += atom.hi - hi[a]!;
    }
    lo[a] = atom.lo;
    hi[a] = atom.hi;
  }
  return outcome;
}

/** `relation.low * other <= total <= relation.high * other`. */
function compare(total: Total, other: Total, { low, high }: Relation): Outcome {
  const outcomes = [
    raise(total, low * other.lo),
    high < Infinity && other.hi < Infinity ? lower(total, high * other.hi) : 'same',
    high < Infinity && high > 0 ? raise(other, total.lo / high) : 'same',
    low > 0 && total.hi < Infinity ? lower(other, total.hi / low) : 'same',
  ];
  return outcomes.includes('empty') ? 'empty' : outcomes.includes('changed') ? 'changed' : 'same';
}

interface Range {
  lo: number;
  hi: number;
}

/** Raises a lower end when that gains more than rounding; the new end is moved outward so that nothing true is lost. */
function raise(range: Range, to: number): Outcome {
  if (!(to > range.lo + slack(to))) return 'same';
  if (to > range.hi + slack(to)) return 'empty';
  range.lo = Math.min(Math.max(0, outward(to, -1)), range.hi);
  return 'changed';
}

function lower(range: Range, to: number): Outcome {
  if (!(to < range.hi - slack(range.hi === Infinity ? to : range.hi))) return 'same';
  if (to < range.lo - slack(range.lo)) return 'empty';
  range.hi = Math.max(outward(to, 1), range.lo);
  return 'changed';
}

const slack = (value: number): number => SLACK * Math.max(1, Math.abs(value));

/** Whole numbers come from exact sums; anything else is moved outward by more than rounding can have taken. */
function outward(value: number, direction: 1 | -1): number {
  return Number.isInteger(value) ? value : value + direction * 1e-12 * Math.max(1, Math.abs(value));
}

/** The relations that agree with the reports and with each other, taken in order; the others are noted. */
function settleRelations(
  fresh: () => Network,
  totals: readonly Total[],
  relations: readonly Relation[],
  differences: Difference[],
): Relation[] {
  let kept: Relation[] = [];
  for (const relation of relations) {
    const more = [...kept, relation];
    if (propagate(fresh(), totals, totals.length, more) === undefined) kept = more;
    else differences.push({ from: relation.from, to: relation.to, ids: [relation.id] });
  }
  return kept;
}

/**
 * Takes in the reports from the shortest to the longest. One that contradicts those before it is widened to the hull
 * of itself and what they add up to, and so are they, by the same amount.
 */
function settleReports(fresh: () => Network, totals: Total[], differences: Difference[]): void {
  for (let count = 1; count <= totals.length; count++) {
    const total = totals[count - 1]!;
    if (!total.reported) continue;
    const [low, high] = [total.low, total.high];
    total.low = 0;
    total.high = Infinity;
    if (propagate(fresh(), totals, count, []) !== undefined) continue;
    const [least, most] = [total.lo, total.hi];
    total.low = low;
    total.high = high;
    if (propagate(fresh(), totals, count, []) === undefined) continue;
    const inside = totals.slice(0, count - 1).filter((t) => t.from <= total.to && t.to >= total.from);
    for (const part of inside) {
      if (low > most) part.high += high - most;
      if (high < least) part.low = Math.max(0, part.low - (least - low));
    }
    total.low = Math.min(low, least);
    total.high = Math.max(high, most);
    differences.push({
      from: total.from,
      to: total.to,
      ids: [...total.ids, ...inside.flatMap((part) => part.ids)],
    });
    // Where even that does not fit, the spans cross in a way that leaves nothing certain.
    if (propagate(fresh(), totals, count, []) === undefined) continue;
    for (const each of [total, ...inside]) {
      each.low = 0;
      each.high = Infinity;
    }
  }
}
