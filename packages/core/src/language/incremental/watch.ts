/** A map that tells which keys are asked for (`one`) and when all of it is gone through (`all`). */
export function watchedMap<V>(
  map: ReadonlyMap<string, V>,
  one: (key: string) => void,
  all: () => void,
): ReadonlyMap<string, V> {
  const whole = (): ReadonlyMap<string, V> => {
    all();
    return map;
  };
  return {
    get: (key) => {
      one(key);
      return map.get(key);
    },
    has: (key) => {
      one(key);
      return map.has(key);
    },
    get size() {
      return whole().size;
    },
    forEach: (take) => whole().forEach(take),
    keys: () => whole().keys(),
    values: () => whole().values(),
    entries: () => whole().entries(),
    [Symbol.iterator]: () => whole()[Symbol.iterator](),
  };
}
