/** A question about one number: whether it does, and by how much (the sign agrees but for equality). */
export interface Test {
  readonly ok: (x: number) => boolean;
  readonly slack: (x: number) => number;
  /** Only whole numbers make sense. */
  readonly whole: boolean;
}

/**
 * The number furthest from `good` towards `limit` for which a test still holds, given that it holds at `good` and
 * that the numbers for which it holds have no gaps: exactly, so that the next whole number, or the next number that a
 * double can hold, no longer does. Margins are piecewise linear, so that a straight line through both ends usually
 * lands on the boundary or beside it. The line only says where to look (a margin may stay at 0 where the verdict has
 * long turned, or has not turned yet), and in between the range is halved, so that it ends soon in any case.
 */
export function boundary(test: Test, good: number, limit: number): number {
  if (test.ok(limit)) return limit;
  const direction = Math.sign(limit - good);
  const { inner, outer } = bracket(test, good, limit, direction);
  // It holds for every number that there is.
  if (!Number.isFinite(outer)) return limit;
  const { placeOf, numberAt } = test.whole ? WHOLE : DOUBLES;
  const start = placeOf(test.whole ? direction * Math.floor(direction * inner) : inner);
  const step = BigInt(direction);
  const placesFrom = (x: number) => (placeOf(x) - start) * step;
  const at = (place: bigint) => numberAt(start + step * place);
  let [yes, no] = [0n, placesFrom(test.whole ? direction * Math.ceil(direction * outer) : outer)];
  const holds = (place: bigint): boolean => {
    const ok = test.ok(at(place));
    if (ok) yes = place;
    else no = place;
    return ok;
  };
  while (no - yes > 1n) {
    const x = crossing(test, at(yes), at(no));
    if (Number.isFinite(x)) {
      const place = placesFrom(x);
      const inside = place <= yes ? yes + 1n : place >= no ? no - 1n : place;
      holds(holds(inside) ? inside + 1n : inside - 1n);
    }
    holds((yes + no) / 2n);
  }
  return yes === 0n ? inner : at(yes);
}

/** Numbers at which a test holds and no longer holds, the latter infinite if there is none. */
function bracket(
  test: Test,
  good: number,
  limit: number,
  direction: number,
): { inner: number; outer: number } {
  let [inner, outer] = [good, limit];
  const slack = Math.abs(test.slack(good));
  for (let stride = slack > 1 && slack < Infinity ? slack : 1; !Number.isFinite(outer); stride *= 4) {
    const far = good + direction * stride;
    // Adding 0 makes 0 of -0.
    const x = test.whole ? Math.round(far) + 0 : far;
    if (!Number.isFinite(x)) break;
    if (test.ok(x)) inner = x;
    else outer = x;
  }
  return { inner, outer };
}

/** Where the straight line through two points is 0: a sum of what has one sign if both numbers do. */
function crossing({ slack }: Test, good: number, bad: number): number {
  const [above, below] = [slack(good), slack(bad)];
  return (bad * above - good * below) / (above - below);
}

/** The numbers that make sense, counted through in their order. */
interface Places {
  readonly placeOf: (x: number) => bigint;
  readonly numberAt: (place: bigint) => number;
}

const WHOLE: Places = { placeOf: (x) => BigInt(Math.round(x)), numberAt: Number };

const double = new Float64Array(1);
const bits = new BigInt64Array(double.buffer);
const SIGN = -(2n ** 63n);

/** The bits of a double, read as a whole number, are in the order of the numbers; of negative ones backwards. */
const DOUBLES: Places = {
  placeOf: (x) => {
    double[0] = x;
    return bits[0]! < 0n ? SIGN - bits[0]! : bits[0]!;
  },
  numberAt: (place) => {
    bits[0] = place < 0n ? SIGN - place : place;
    return double[0]!;
  },
};
