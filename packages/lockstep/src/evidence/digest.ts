import { createHash } from 'node:crypto';
import type { Evidence } from '@lockstep/core/assessment';
import type { Series, SpanItems } from '@lockstep/core/series';

/**
 * SHA-256 over everything that `assess` will see, in one canonical form: lists by source and id, maps by key, object
 * keys in order, numbers as JSON prints them with infinite ends spelt out, cells as little-endian doubles. It does
 * not depend on the order of imports or on the store.
 */
export function evidenceRoot(evidence: Omit<Evidence, 'root'>): string {
  const hash = createHash('sha256');
  const line = (name: string, value: unknown) => {
    hash.update(`${name} ${canonical(value)}\n`);
  };
  line('lockstep-evidence/1', evidence.known);
  for (const name of ['figures', 'judgements', 'statements', 'occurrences'] as const) {
    const lines = evidence[name].map((item) => canonical(item)).sort();
    line(name, lines.length);
    for (const item of lines) hash.update(`${item}\n`);
  }
  line('sources', evidence.sources.map((source) => canonical(source)).sort());
  line('areas', [...evidence.areas].sort(byKey));
  line('members', [...evidence.members].sort(byKey));
  for (const [name, series] of [...evidence.series].sort(byKey)) {
    line('series', name);
    line('shape', shapeOf(series));
    for (const cells of [series.low, series.high, series.best]) hash.update(bytes(cells));
    hash.update(series.known);
    hashSpans(hash, series.spans);
    if (series.totals) hashSpans(hash, series.totals);
  }
  for (const [name, { counts, context }] of [...(evidence.surges ?? [])].sort(byKey)) {
    line('surge', name);
    const { counts: cells, covered, complete, ...weeks } = counts;
    line('weeks', weeks);
    for (const numbers of [cells, covered, complete]) hash.update(bytes(Float64Array.from(numbers)));
    hash.update(bytes(context.deaths ?? new Float64Array(0)));
    line('changes', context.changes ?? []);
    for (const { party, counts: claimed } of context.claims ?? []) line(`claims of ${party}`, [...claimed]);
    for (const { name: origin, counts: told } of context.sources ?? []) line(`told by ${origin}`, [...told]);
  }
  return hash.digest('hex');
}

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) =>
  a < b ? -1 : a > b ? 1 : 0;

function shapeOf({ unit, nature, floor, areas, first, days, spans, totals }: Series) {
  return {
    unit,
    nature,
    floor,
    areas,
    first,
    days,
    spans: spans.from.length,
    totals: totals?.from.length ?? 0,
  };
}

function hashSpans(hash: ReturnType<typeof createHash>, spans: SpanItems): void {
  for (const days of [spans.area, spans.from, spans.to]) hash.update(bytes(Float64Array.from(days)));
  for (const values of [spans.low, spans.high, spans.best]) hash.update(bytes(values));
}

/** The doubles of an array, little-endian on every machine. */
function bytes(values: Float64Array): Uint8Array {
  const out = new DataView(new ArrayBuffer(values.length * 8));
  values.forEach((value, i) => {
    out.setFloat64(i * 8, value, true);
  });
  return new Uint8Array(out.buffer);
}

/** JSON with sorted keys and with infinite numbers as words. */
export function canonical(value: unknown): string {
  if (typeof value === 'number' && !Number.isFinite(value)) return `"${value}"`;
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  entries.sort(byKey);
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`;
}
