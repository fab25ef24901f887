/**
 * The known name nearest to a misspelt one, by edit distance with neighbouring letters swapped (optimal string
 * alignment); undefined when none is near enough to be meant.
 */
export function nearest(wanted: string, known: Iterable<string>): string | undefined {
  const limit = wanted.length <= 3 ? 1 : wanted.length <= 7 ? 2 : 3;
  const lower = wanted.toLowerCase();
  const letters = lettersOf(lower);
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const name of known) {
    if (Math.abs(name.length - wanted.length) >= bestDistance) continue;
    const other = name.toLowerCase();
    if (differentLetters(letters, lettersOf(other)) >= bestDistance) continue;
    const distance = editDistance(lower, other, bestDistance);
    if (distance < bestDistance) {
      bestDistance = distance;
      best = name;
    }
  }
  return best;
}

/** Which letters a word has, as a set of bits; letters far apart may share one. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) & 31);
  return bits;
}

/** At least so many changes lie between two words: each takes away or brings in one kind of letter at most. */
function differentLetters(a: number, b: number): number {
  return Math.max(bitsIn(a & ~b), bitsIn(b & ~a));
}

function bitsIn(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

// Three rows of the table of distances, used again for every name.
let before = new Int32Array(64);
let previous = new Int32Array(64);
let row = new Int32Array(64);

/** Edit distance, or `limit` when it is at least that: only the cells nearer to the diagonal are worked out. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  if (row.length <= b.length + 1) {
    before = new Int32Array(2 * b.length + 2);
    previous = new Int32Array(2 * b.length + 2);
    row = new Int32Array(2 * b.length + 2);
  }
  for (let j = 0; j <= b.length; j++) previous[j] = j;
  for (let i = 1; i <= a.length; i++) {
    const from = Math.max(1, i - limit);
    const to = Math.min(b.length, i + limit);
    const letter = a.charCodeAt(i - 1);
    row[from - 1] = from === 1 ? i : limit;
    let smallest = row[from - 1]!;
    for (let j = from; j <= to; j++) {
      // Beyond the band of the row before stands nothing.
      const above = j === i + limit ? limit : previous[j]! + 1;
      let cost = Math.min(
        above,
        row[j - 1]! + 1,
        previous[j - 1]! + (letter === b.charCodeAt(j - 1) ? 0 : 1),
      );
      const crossed = i > 1 && j > 1 && letter === b.charCodeAt(j - 2);
      if (crossed && a.charCodeAt(i - 2) === b.charCodeAt(j - 1)) cost = Math.min(cost, before[j - 2]! + 1);
      row[j] = cost;
      if (cost < smallest) smallest = cost;
    }
    if (smallest >= limit) return limit;
    const free = before;
    before = previous;
    previous = row;
    row = free;
  }
  return Math.min(limit, previous[b.length]!);
}
