type Bits = Uint32Array;

/** Writes the intersection of eight sets into `found`. */
export function intersectEight(
  found: Bits,
  a: Bits,
  b: Bits,
  c: Bits,
  d: Bits,
  e: Bits,
  f: Bits,
  g: Bits,
  h: Bits,
): void {
  for (let word = 0; word < found.length; word += 1) {
    const some = (a[word] ?? 0) & (b[word] ?? 0) & (c[word] ?? 0) & (d[word] ?? 0);
    found[word] = some & (e[word] ?? 0) & (f[word] ?? 0) & (g[word] ?? 0) & (h[word] ?? 0);
  }
}

/** Reduces `found` to what is in each of four sets, and in `spared` or in each of four others. */
export function intersectFourAndEither(
  found: Bits,
  a: Bits,
  b: Bits,
  c: Bits,
  d: Bits,
  spared: Bits,
  e: Bits,
  f: Bits,
  g: Bits,
  h: Bits,
): void {
  for (let word = 0; word < found.length; word += 1) {
    const each = (e[word] ?? 0) & (f[word] ?? 0) & (g[word] ?? 0) & (h[word] ?? 0);
    const some = (a[word] ?? 0) & (b[word] ?? 0) & (c[word] ?? 0) & (d[word] ?? 0);
    found[word] = (found[word] ?? 0) & some & ((spared[word] ?? 0) | each);
  }
}

/**
 * Counts misses up to two in two bit planes: what is not in `met` misses once more. A criterion with two ends passes
 * both.
 */
export function countMiss(once: Bits, twice: Bits, met: Bits, other: Bits): void {
  for (let word = 0; word < once.length; word += 1) {
    const missed = ~((met[word] ?? 0) & (other[word] ?? 0));
    const before = once[word] ?? 0;
    twice[word] = (twice[word] ?? 0) | (before & missed);
    once[word] = before | missed;
  }
}

/** As `countMiss`, but what is in `spared` never misses. */
export function countMissUnlessSpared(once: Bits, twice: Bits, spared: Bits, met: Bits, other: Bits): void {
  for (let word = 0; word < once.length; word += 1) {
    const missed = ~((spared[word] ?? 0) | ((met[word] ?? 0) & (other[word] ?? 0)));
    const before = once[word] ?? 0;
    twice[word] = (twice[word] ?? 0) | (before & missed);
    once[word] = before | missed;
  }
}

/** Writes into `once` what was missed exactly once and is in both of two sets. */
export function intersectMissedOnce(once: Bits, twice: Bits, among: Bits, other: Bits): void {
  for (let word = 0; word < once.length; word += 1) {
    once[word] = (once[word] ?? 0) & ~(twice[word] ?? 0) & (among[word] ?? 0) & (other[word] ?? 0);
  }
}
