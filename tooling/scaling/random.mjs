/** A generator of numbers from 0 to 1 that gives the same row for the same seed (mulberry32). */
export function seededRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Exponentially distributed with this mean. */
export function exponential(random, mean) {
  return -mean * Math.log(1 - random());
}

/** Log-normal with this median; `spread` is the deviation of its logarithm. */
export function logNormal(random, median, spread) {
  const angle = 2 * Math.PI * random();
  return median * Math.exp(spread * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(angle));
}
