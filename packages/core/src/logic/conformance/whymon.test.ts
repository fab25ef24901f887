import { describe, expect, it } from 'vitest';
import type { Bounds, Formula } from '../formula.ts';
import { explain, type Proof, prove, traceOf } from '../index.ts';
import { and, chain, not, or, P, temporal } from '../testing/pointwise.ts';
import { hasShared, readShared } from '../testing/shared.ts';

interface Case {
  readonly id: string;
  readonly formula: string;
  readonly trace: readonly { readonly tp: number; readonly ts: number; readonly events: readonly string[] }[];
  readonly expected: { readonly explained: readonly { readonly tp: number; readonly text: string }[] };
}

const FILE = 'whymon_explanations.json';
const cases = hasShared(FILE) ? readShared<Case[]>(FILE) : [];
const kindOf = (id: string) => id.replace(/^whymon-/, '').replace(/-\d+$/, '');

/** Windows in timestamps as windows in time points: one time point is one day, and no window here is inside another. */
interface Here {
  readonly past: (from: number, to: number) => Bounds;
  readonly future: (from: number, to: number) => Bounds;
  /** Whether the time point before (after) is there and close enough. */
  readonly previous: (to: number) => boolean;
  readonly next: (to: number) => boolean;
}
const any = (of: Formula): Formula => ({ kind: 'areas', how: { kind: 'any' }, of });
const only = (close: boolean, step: 'once' | 'eventually', of: Formula): Formula =>
  close ? temporal(step, { from: 1, to: 1 }, of) : { kind: 'constant', value: false };

const EXPRESSED: Readonly<Record<string, (here: Here) => Formula>> = {
  'no-breach-since': (at) => chain('since', not(P('breach')), at.past(0, Infinity), P('ceasefire')),
  'promise-10': (at) => ({
    kind: 'implies',
    left: P('announce'),
    right: temporal('eventually', at.future(0, 10), P('deliver')),
  }),
  'once-14': (at) => temporal('once', at.past(0, 14), P('breach')),
  'historically-7': (at) => temporal('historically', at.past(0, 7), P('quiet')),
  'quiet-then-talks': (at) => ({
    kind: 'implies',
    left: P('quiet'),
    right: temporal('eventually', at.future(1, 5), P('talks')),
  }),
  'no-talks-until-quiet': (at) => chain('until', not(P('talks')), at.future(0, 10), P('quiet')),
  'exists-breach-in-14': (at) => any(temporal('once', at.past(0, 14), P('breach'))),
  'always-next-week': (at) => temporal('always', at.future(1, 7), not(any(P('breach')))),
  prev: (at) => only(at.previous(3), 'once', P('quiet')),
  next: (at) => only(at.next(3), 'eventually', P('quiet')),
  conj: (at) =>
    and(temporal('historically', at.past(0, 4), P('quiet')), temporal('once', at.past(0, 20), P('talks'))),
  disj: (at) =>
    or(temporal('once', at.past(0, 2), P('talks')), not(any(temporal('once', at.past(0, 5), P('breach'))))),
};

/** Named keys of the log, and one that nothing happens to: the peer's "complement". */
const KEYS = [
  'Helmand',
  'Kunduz',
  'Nangarhar',
  ...Array.from({ length: 12 }, (_, i) => String(i)),
  'elsewhere',
];
const KEYED = ['breach', 'ceasefire', 'announce', 'deliver'];

function traceOfLog(log: Case['trace']) {
  const flags = (name: string, key?: string) =>
    log.map(({ events }) => (events.some((event) => matches(event, name, key)) ? 1 : 0));
  const proposition = (name: string, keyed: boolean) => {
    const cells = Uint8Array.from(keyed ? KEYS.flatMap((key) => flags(name, key)) : flags(name));
    return [
      name,
      { areas: keyed ? KEYS : [''], first: 0, days: log.length, certain: cells, possible: cells },
    ] as const;
  };
  return traceOf({
    areas: KEYS,
    propositions: [
      ...KEYED.map((name) => proposition(name, true)),
      ...['quiet', 'talks'].map((name) => proposition(name, false)),
    ],
  });
}

function matches(event: string, name: string, key: string | undefined): boolean {
  return key === undefined
    ? event === `${name}()`
    : event === `${name}("${key}")` || event === `${name}(${key})`;
}

function here(log: Case['trace'], tp: number): Here {
  const now = log[tp]!.ts;
  const bounds = (steps: number[]): Bounds =>
    // A window without time points: one that lies outside of the log.
    steps.length === 0 ? { from: 1000, to: 1000 } : { from: Math.min(...steps), to: Math.max(...steps) };
  return {
    past: (from, to) =>
      bounds(log.filter((p) => p.tp <= tp && now - p.ts >= from && now - p.ts <= to).map((p) => tp - p.tp)),
    future: (from, to) =>
      bounds(log.filter((p) => p.tp >= tp && p.ts - now >= from && p.ts - now <= to).map((p) => p.tp - tp)),
    previous: (to) => tp > 0 && now - log[tp - 1]!.ts <= to,
    next: (to) => tp < log.length - 1 && log[tp + 1]!.ts - now <= to,
  };
}

/** How many predicates the peer's proof looks at, and what it proves, for each set of keys. */
function proofsOf(text: string): { keys: string[] | undefined; leaves: number; holds: boolean }[] {
  const holds = (proof: string) => /^[^A-Za-z]*S[A-Z]/.test(proof);
  const blocks = [...text.matchAll(/^ {4}\w+ ∈ (Complement of )?\{([^}]*)\}/gm)];
  const count = (part: string) => (part.match(/Pred\(/g) ?? []).length;
  if (blocks.length === 0) return [{ keys: undefined, leaves: count(text), holds: holds(text) }];
  return blocks.map((match, i) => {
    const end = blocks[i + 1]?.index ?? text.length;
    const part = text.slice(match.index! + match[0].length, end);
    const keys = match[1] ? ['elsewhere'] : match[2]!.split(',').map((key) => key.trim());
    return { keys, leaves: count(part), holds: holds(part) };
  });
}

/** Leaves of a proof. Areas whose proofs are alike count once, as the peer's partitions of the key's values do. */
function leavesOf(proof: Proof): number {
  if (proof.parts.length === 0) return proof.rule === 'proposition' ? 1 : 0;
  const alike = new Map(
    proof.parts.map((part, i) => [proof.rule === 'areas' ? shape(part) : String(i), part]),
  );
  return [...alike.values()].reduce((sum, part) => sum + leavesOf(part), 0);
}

function shape(proof: Proof): string {
  return `${proof.rule} ${proof.name} ${proof.day} ${proof.verdict} (${proof.parts.map(shape).join()})`;
}

describe.skipIf(cases.length === 0)('witnesses no larger than the minimal proofs of WhyMon', () => {
  it.each(cases.map((one) => [one.id, one] as const))('%s', (id, one) => {
    const trace = traceOfLog(one.trace);
    expect(one.expected.explained.length).toBeGreaterThan(0);
    for (const { tp, text } of one.expected.explained) {
      const formula = EXPRESSED[kindOf(id)]!(here(one.trace, tp));
      for (const peer of proofsOf(text)) {
        for (const area of peer.keys ?? ['']) {
          const where = `time point ${tp} ${area}`;
          const options = { outside: 'clip' as const, ...(area === '' ? {} : { area }) };
          expect(explain(formula, trace, tp, options).verdict, where).toBe(peer.holds ? 'met' : 'not met');
          expect(leavesOf(prove(formula, trace, tp, options)), where).toBeLessThanOrEqual(peer.leaves);
        }
      }
    }
  });
});
