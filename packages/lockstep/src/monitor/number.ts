/** Powers of ten that are exact as doubles. */
const TENS = Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));

/**
 * The number written in `bytes[from..to)`, or NaN if it is none. Digits are read straight from the bytes; while the
 * digits and the power of ten are both exact, one division rounds correctly (W. D. Clinger, "How to read floating
 * point numbers accurately", PLDI 1990). Anything longer goes through `Number`.
 */
export function numberIn(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  const negative = bytes[at] === 0x2d;
  if (negative || bytes[at] === 0x2b) at++;
  let [digits, decimals, value, dot] = [0, 0, 0, false];
  for (; at < to; at++) {
    const c = bytes[at]!;
    if (c >= 0x30 && c <= 0x39) {
      value = value * 10 + (c - 0x30);
      digits++;
      if (dot) decimals++;
    } else if (c === 0x2e && !dot) dot = true;
    else return slowNumber(bytes, from, to);
  }
  if (digits === 0) return Number.NaN;
  if (digits > 15 || decimals > 22) return slowNumber(bytes, from, to);
  const size = decimals === 0 ? value : value / TENS[decimals]!;
  return negative ? 0 - size : size;
}

const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

function slowNumber(bytes: Uint8Array, from: number, to: number): number {
  const text = textIn(bytes, from, to);
  return PLAIN.test(text) ? Number(text) : Number.NaN;
}

export function textIn(bytes: Uint8Array, from: number, to: number): string {
  return new TextDecoder().decode(bytes.subarray(from, to));
}
