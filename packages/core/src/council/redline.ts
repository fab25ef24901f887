/** What a new round changes in the text of the one before, word by word (E. Myers, "An O(ND) difference algorithm", 1986). */

export interface Piece {
  readonly kind: 'kept' | 'removed' | 'added';
  readonly text: string;
}

/** Beyond this many changed words a comparison is no help to a reader: the changed part is shown whole. */
const MOST_CHANGES = 1500;

/** The pieces of both texts in order; kept and removed ones make up the old text, kept and added ones the new. */
export function redline(before: string, after: string): Piece[] {
  const [a, b] = [words(before), words(after)];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (
    tail < a.length - head &&
    tail < b.length - head &&
    a[a.length - 1 - tail] === b[b.length - 1 - tail]
  )
    tail++;
  const [oldPart, newPart] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  return join([
    ...a.slice(0, head).map((text): Piece => ({ kind: 'kept', text })),
    ...compare(oldPart, newPart),
    ...a.slice(a.length - tail).map((text): Piece => ({ kind: 'kept', text })),
  ]);
}

function words(text: string): string[] {
  return text.match(/\s+|[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}]/gu) ?? [];
}

/** Runs of pieces of one kind as one piece, what is removed before what is added in its place. */
function join(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  let removed = '';
  let added = '';
  const flush = () => {
    if (removed !== '') out.push({ kind: 'removed', text: removed });
    if (added !== '') out.push({ kind: 'added', text: added });
    removed = '';
    added = '';
  };
  for (const { kind, text } of pieces) {
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else {
      flush();
      const last = out[out.length - 1];
      if (last?.kind === 'kept') out[out.length - 1] = { kind, text: last.text + text };
      else out.push({ kind, text });
    }
  }
  flush();
  return out;
}

function compare(a: readonly string[], b: readonly string[]): Piece[] {
  const whole = (): Piece[] => [
    ...a.map((text): Piece => ({ kind: 'removed', text })),
    ...b.map((text): Piece => ({ kind: 'added', text })),
  ];
  if (a.length === 0 || b.length === 0) return whole();
  const steps = furthest(a, b);
  return steps ? walkBack(a, b, steps) : whole();
}

/** How far down `a` each diagonal gets with d changes, for d = 0, 1 ...; undefined where there are too many. */
function furthest(a: readonly string[], b: readonly string[]): Map<number, number>[] | undefined {
  const steps: Map<number, number>[] = [];
  let reach = new Map<number, number>([[1, 0]]);
  for (let d = 0; d <= MOST_CHANGES; d++) {
    const next = new Map<number, number>();
    for (let k = -d; k <= d; k += 2) {
      let x = isDown(reach, k, d) ? (reach.get(k + 1) ?? 0) : (reach.get(k - 1) ?? 0) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      next.set(k, x);
      if (x >= a.length && x - k >= b.length) return [...steps, reach];
    }
    steps.push(reach);
    reach = next;
  }
  return undefined;
}

function walkBack(
  a: readonly string[],
  b: readonly string[],
  steps: readonly Map<number, number>[],
): Piece[] {
  const out: Piece[] = [];
  let [x, y] = [a.length, b.length];
  const keep = (until: number) => {
    for (; x > until; y--) out.push({ kind: 'kept', text: a[--x]! });
  };
  for (let d = steps.length - 1; d > 0; d--) {
    const reach = steps[d]!;
    const k = x - y;
    const down = isDown(reach, k, d);
    const from = reach.get(down ? k + 1 : k - 1) ?? 0;
    keep(down ? from : from + 1);
    out.push(down ? { kind: 'added', text: b[--y]! } : { kind: 'removed', text: a[--x]! });
  }
  keep(0);
  return out.reverse();
}

/** Whether diagonal k is reached with d changes by adding a word (from k + 1) rather than by removing one. */
function isDown(reach: ReadonlyMap<number, number>, k: number, d: number): boolean {
  return k === -d || (k !== d && (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1));
}
