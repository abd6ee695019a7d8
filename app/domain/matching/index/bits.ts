/** Sets of slots as words of 32 bits: slot s is bit s mod 32 of word s div 32. */

/** How many words hold this number of slots. */
export function wordsFor(slots: number): number {
  return (slots + 31) >>> 5;
}

export function hasBit(bits: Uint32Array, slot: number): boolean {
  return (((bits[slot >>> 5] ?? 0) >>> (slot & 31)) & 1) === 1;
}

/** Writes one bit; 1 when that changed it, else 0. */
export function writeBit(bits: Uint32Array, slot: number, on: boolean): 0 | 1 {
  const word = slot >>> 5;
  const before = bits[word] ?? 0;
  const mask = 1 << (slot & 31);
  const after = (on ? before | mask : before & ~mask) >>> 0;
  if (after === before) return 0;
  bits[word] = after;
  return 1;
}

/** A copy of the set with capacity for more slots. */
export function widened(bits: Uint32Array, words: number): Uint32Array {
  const wide = new Uint32Array(words);
  wide.set(bits);
  return wide;
}

/** How many slots are in the set. */
export function countBits(bits: Uint32Array): number {
  let count = 0;
  for (let word = 0; word < bits.length; word += 1) {
    let left = bits[word] ?? 0;
    left -= (left >>> 1) & 0x55555555;
    left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
    count += Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return count;
}
