/** Is place a before place b? A strict order. */
export type Before = (a: number, b: number) => boolean;

const SHORT = 16;

function swap(items: Int32Array, i: number, j: number): void {
  const held = items[i]!;
  items[i] = items[j]!;
  items[j] = held;
}

/** Hoare partition of items[low..high]; returns the last index of the lower part. */
function partition(items: Int32Array, low: number, high: number, before: Before): number {
  const pivot = items[(low + high) >>> 1]!;
  let i = low - 1;
  let j = high + 1;
  for (;;) {
    do i += 1;
    while (before(items[i]!, pivot));
    do j -= 1;
    while (before(pivot, items[j]!));
    if (i >= j) return j;
    swap(items, i, j);
  }
}

/** Sorts items[low..high] in place. */
export function sortRange(items: Int32Array, low: number, high: number, before: Before): void {
  let [from, to] = [low, high];
  while (to - from > SHORT) {
    const middle = partition(items, from, to, before);
    if (middle - from < to - middle) {
      sortRange(items, from, middle, before);
      from = middle + 1;
    } else {
      sortRange(items, middle + 1, to, before);
      to = middle;
    }
  }
  for (let i = from + 1; i <= to; i++) {
    const held = items[i]!;
    let j = i - 1;
    while (j >= from && before(held, items[j]!)) {
      items[j + 1] = items[j]!;
      j -= 1;
    }
    items[j + 1] = held;
  }
}

/** Brings the `count` first of items[low..] to the front, in no order (quickselect). */
export function selectFirst(items: Int32Array, low: number, count: number, before: Before): void {
  let from = low;
  let to = items.length - 1;
  const last = low + count - 1;
  while (from < to) {
    const middle = partition(items, from, to, before);
    if (last <= middle) to = middle;
    else from = middle + 1;
  }
}
