import { countBits } from "./bits.ts";

/** How many entries a list may write beyond its end. */
const BEYOND = 3;

/** The slots of a set in order, in a buffer that each call overwrites. */
export class SlotList {
  readonly slots: Int32Array;
  /** The indices of the non-empty words. */
  private readonly words: Int32Array;

  /** For sets of this many words. */
  constructor(words: number) {
    this.slots = new Int32Array(words * 32 + BEYOND);
    this.words = new Int32Array(words + 1);
  }

  /** Lists the slots of a set below `most` and returns how many. `flip` 0xffffffff lists the complement. */
  list(bits: Uint32Array, most = bits.length * 32, flip = 0): number {
    let count = this.listWords(bits, this.findWords(bits, flip), flip);
    while (count > 0 && (this.slots[count - 1] ?? 0) >= most) count -= 1;
    return count;
  }

  /** The same for a set of fewer than `many`; for a larger set it only returns the count. */
  listUnlessMany(bits: Uint32Array, many: number): number {
    const filled = this.findWords(bits, 0);
    const count = filled * 32 < many ? 0 : countBits(bits);
    return count < many ? this.listWords(bits, filled, 0) : count;
  }

  // Branch-free, as a mispredicted branch costs more than a write: each word is written, but counted only if not empty;
  // then three slots of each are written in the same way.

  private findWords(bits: Uint32Array, flip: number): number {
    const { words } = this;
    let filled = 0;
    for (let word = 0; word < bits.length; word += 1) {
      const left = ((bits[word] ?? 0) ^ flip) | 0;
      words[filled] = word;
      filled += (left | -left) >>> 31;
    }
    return filled;
  }

  private listWords(bits: Uint32Array, filled: number, flip: number): number {
    const { slots, words } = this;
    let count = 0;
    for (let at = 0; at < filled; at += 1) {
      const word = words[at] ?? 0;
      const last = (word << 5) + 31;
      let left = ((bits[word] ?? 0) ^ flip) | 0;
      slots[count] = last - Math.clz32(left & -left);
      count += 1;
      left &= left - 1;
      slots[count] = last - Math.clz32(left & -left);
      count += (left | -left) >>> 31;
      left &= left - 1;
      slots[count] = last - Math.clz32(left & -left);
      count += (left | -left) >>> 31;
      left &= left - 1;
      while (left !== 0) {
        slots[count] = last - Math.clz32(left & -left);
        count += 1;
        left &= left - 1;
      }
    }
    return count;
  }
}
