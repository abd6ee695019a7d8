/**
 * Reproducible random numbers: sfc32 with a text as seed. A labelled stream does not depend on how much others are
 * used, so that one part of a dataset can grow without changing the rest.
 */
export class Random {
  readonly #seed: string;
  /** From 0 up to, not including, 1. */
  readonly next: () => number;

  constructor(seed: string) {
    this.#seed = seed;
    this.next = sfc32(seed);
  }

  stream(label: string): Random {
    return new Random(`${this.#seed}/${label}`);
  }

  /** A whole number from `least` to `most`, both included. */
  int(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[Math.floor(this.next() * items.length)];
    if (item === undefined) throw new RangeError("Cannot pick from an empty list");
    return item;
  }

  /** Some of the items, in their order. */
  some<Item>(items: readonly Item[], count: number): Item[] {
    const chosen = new Set(this.shuffled(items).slice(0, count));
    return items.filter((item) => chosen.has(item));
  }

  weighted<Item>(items: readonly (readonly [Item, number])[]): Item {
    let left = this.next() * items.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [item, weight] of items) {
      left -= weight;
      if (left < 0) return item;
    }
    return this.pick(items)[0];
  }

  /** One of the names, with the given weights. */
  byOdds<Name extends string>(odds: Readonly<Record<Name, number>>): Name {
    return this.weighted(Object.entries<number>(odds)) as Name;
  }

  normal(mean: number, deviation: number): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.next()));
    return mean + deviation * radius * Math.cos(2 * Math.PI * this.next());
  }

  /** The median, and the standard deviation of the logarithm. */
  lognormal(median: number, sigma: number): number {
    return median * Math.exp(this.normal(0, sigma));
  }

  poisson(mean: number): number {
    const limit = Math.exp(-mean);
    let count = 0;
    for (let product = this.next(); product > limit; product *= this.next()) count += 1;
    return count;
  }

  shuffled<Item>(items: readonly Item[]): Item[] {
    const copy = [...items];
    for (let last = copy.length - 1; last > 0; last -= 1) {
      const other = this.int(0, last);
      [copy[last], copy[other]] = [copy[other] as Item, copy[last] as Item];
    }
    return copy;
  }

  uuid(): string {
    const word = (): string =>
      Math.floor(this.next() * 4_294_967_296)
        .toString(16)
        .padStart(8, "0");
    const [one, two, three, four] = [word(), word(), word(), word()];
    const variant = "89ab".charAt(this.int(0, 3));
    return `${one}-${two.slice(0, 4)}-4${two.slice(5)}-${variant}${three.slice(1, 4)}-${three.slice(4)}${four}`;
  }
}

/** Chris Doty-Humphrey's small fast counter, 32 bits; its state comes from an FNV-1a hash of the seed. */
function sfc32(seed: string): () => number {
  const hash = (start: number): number => {
    let value = start;
    for (let i = 0; i < seed.length; i += 1) value = Math.imul(value ^ seed.charCodeAt(i), 16_777_619);
    return value >>> 0;
  };
  let [a, b, c, counter] = [hash(2_166_136_261), hash(40_389), hash(7_919), 1];
  const step = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4_294_967_296;
  };
  for (let i = 0; i < 15; i += 1) step();
  return step;
}
