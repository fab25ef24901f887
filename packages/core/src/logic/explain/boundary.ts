/** A question about one number: whether it does, and by how much (the sign agrees but for equality). */
export interface Test {
  readonly ok: (x: number) => boolean;
  readonly slack: (x: number) => number;
  /** Only whole numbers make sense. */
  readonly whole: boolean;
}

/**
 * The number furthest from `good` towards `limit` for which a test still holds, given that it holds at `good` and
 * that the numbers for which it holds have no gaps. Margins are piecewise linear, so regula falsi usually lands on
 * the boundary at once; bisection closes in where it does not.
 */
export function boundary(test: Test, good: number, limit: number): number {
  if (test.ok(limit)) return limit;
  const direction = Math.sign(limit - good);
  let bad = Number.isFinite(limit) ? limit : good + direction * Math.max(1, Math.abs(test.slack(good)));
  for (let k = 0; k < 60 && !Number.isFinite(limit) && test.ok(bad); k++) {
    good = bad;
    bad = good + direction * Math.max(1, Math.abs(good), Math.abs(test.slack(good))) * 4;
  }
  for (let k = 0; k < 80; k++) {
    const [above, below] = [test.slack(good), test.slack(bad)];
    if (above === 0) return good;
    if (below === 0) return justInside(test, bad, good);
    if (Math.abs(bad - good) <= 1e-12 * Math.max(1, Math.abs(good))) break;
    let x = (good + bad) / 2;
    if (Number.isFinite(above) && Number.isFinite(below) && above > 0 && below < 0 && k % 3 !== 2) {
      // From the nearer end, so that a far one costs no digits.
      x =
        above <= -below
          ? good + (bad - good) * (above / (above - below))
          : bad + (good - bad) * (below / (below - above));
    }
    if (test.whole) {
      if (Math.abs(bad - good) <= 1) break;
      const rounded = Math.round(x);
      x = rounded === good || rounded === bad ? Math.round((good + bad) / 2) : rounded;
      if (x === good || x === bad) break;
    }
    if (x === good || x === bad) break;
    if (test.ok(x)) good = x;
    else bad = x;
  }
  return good;
}

/** The last number before an end that is itself excluded. */
function justInside(test: Test, end: number, good: number): number {
  const direction = Math.sign(end - good);
  const whole = direction > 0 ? Math.ceil(end) - 1 : Math.floor(end) + 1;
  if (test.whole && test.ok(whole)) return whole;
  const next = end - direction * Math.max(Number.MIN_VALUE, Math.abs(end) * Number.EPSILON);
  return test.ok(next) ? next : good;
}
