/**
 * Python's `random.Random(seed)`: the Mersenne Twister MT19937 (M. Matsumoto, T. Nishimura, 1998) with the draws of
 * CPython, so that workload W1 can be made without Python.
 */
export function pythonRandom(seed) {
  const state = new Uint32Array(624);
  let at = 624;
  init(19650218);
  byArray([seed]);

  function init(s) {
    state[0] = s;
    for (let i = 1; i < 624; i++) state[i] = Math.imul(1812433253, state[i - 1] ^ (state[i - 1] >>> 30)) + i;
  }
  function byArray(key) {
    let [i, j] = [1, 0];
    for (let k = 624; k > 0; k--) {
      state[i] = (state[i] ^ Math.imul(state[i - 1] ^ (state[i - 1] >>> 30), 1664525)) + key[j] + j;
      if (++i >= 624) {
        state[0] = state[623];
        i = 1;
      }
      if (++j >= key.length) j = 0;
    }
    for (let k = 623; k > 0; k--) {
      state[i] = (state[i] ^ Math.imul(state[i - 1] ^ (state[i - 1] >>> 30), 1566083941)) - i;
      if (++i >= 624) {
        state[0] = state[623];
        i = 1;
      }
    }
    state[0] = 0x80000000;
  }
  function twist() {
    for (let i = 0; i < 624; i++) {
      const y = (state[i] & 0x80000000) | (state[(i + 1) % 624] & 0x7fffffff);
      state[i] = state[(i + 397) % 624] ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
    }
    at = 0;
  }
  function uint32() {
    if (at >= 624) twist();
    let y = state[at++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }
  const random = () => ((uint32() >>> 5) * 67108864 + (uint32() >>> 6)) / 9007199254740992;
  function below(n) {
    const bits = 32 - Math.clz32(n);
    for (;;) {
      const r = uint32() >>> (32 - bits);
      if (r < n) return r;
    }
  }
  return {
    random,
    randint: (low, high) => low + below(high - low + 1),
    choice: (values) => values[Math.floor(random() * values.length)],
    uniform: (low, high) => low + (high - low) * random(),
  };
}
