/** A question about one number: whether it does, and by how much (the sign agrees but for equality). */
export interface Test {
  readonly ok: (x: number) => boolean;
  readonly slack: (x: number) => number;
  /** Only whole numbers make sense. */
  readonly whole: boolean;
}

/**
 * The number furthest from `good` towards `limit` for which a test still holds, given that it holds at `good` and
 * that the numbers for which it holds have no gaps. Margins are piecewise linear, so that a straight line through both
 * ends, or along the slope at the good one, usually lands on the boundary; bisection closes in where neither does.
 */
export function boundary(test: Test, good: number, limit: number): number {
  if (test.ok(limit)) return limit;
  const direction = Math.sign(limit - good);
  const beyond = (x: number, step: number) => x + direction * (test.whole ? Math.ceil(step) : step);
  let bad = Number.isFinite(limit) ? limit : beyond(good, Math.max(1, Math.abs(test.slack(good))));
  for (let k = 0; k < 60 && !Number.isFinite(limit) && test.ok(bad); k++) {
    good = bad;
    bad = beyond(good, Math.max(1, Math.abs(good), Math.abs(test.slack(good))) * 4);
  }
  let slope = 1;
  for (let k = 0; k < 200; k++) {
    const [above, below] = [test.slack(good), test.slack(bad)];
    if (above === 0) return good;
    if (below === 0) return justInside(test, bad, good);
    const gap = Math.abs(bad - good);
    if (gap <= (test.whole ? 1 : 1e-12 * Math.max(1, Math.abs(good)))) break;
    const x = guess(k, good, bad, above, below, slope, test.whole);
    if (x === good || x === bad) break;
    if (test.ok(x)) {
      const risen = (above - test.slack(x)) / Math.abs(x - good);
      if (Number.isFinite(risen) && risen > 0) slope = risen;
      good = x;
    } else bad = x;
  }
  return good;
}

/** The next number to try: by the line through both ends, along the slope at the good end, in the middle; in turn. */
function guess(
  k: number,
  good: number,
  bad: number,
  above: number,
  below: number,
  slope: number,
  whole: boolean,
): number {
  const middle = good / 2 + bad / 2;
  let x = middle;
  if (k % 3 === 0 && Number.isFinite(above) && Number.isFinite(below)) {
    // From the nearer end, so that a far one costs no digits.
    x =
      above <= -below
        ? good + (bad - good) * (above / (above - below))
        : bad + (good - bad) * (below / (below - above));
  } else if (k % 3 === 1 && Number.isFinite(above)) x = good + (Math.sign(bad - good) * above) / slope;
  const inside = (y: number) => (y - good) * (bad - y) > 0;
  // Adding 0 makes 0 of -0.
  if (whole) x = Math.round(x) + 0;
  if (inside(x)) return x;
  return whole ? Math.round(middle) + 0 : middle;
}

/** The last number before an end that is itself excluded. */
function justInside(test: Test, end: number, good: number): number {
  const direction = Math.sign(end - good);
  const whole = direction > 0 ? Math.ceil(end) - 1 : Math.floor(end) + 1;
  if (test.whole && test.ok(whole)) return whole;
  const next = end - direction * Math.max(Number.MIN_VALUE, Math.abs(end) * Number.EPSILON);
  return test.ok(next) ? next : good;
}
