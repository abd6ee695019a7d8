import type { Random } from "../random.ts";
import type { Pair } from "../texts/fill.ts";
import names from "../texts/names.json" with { type: "json" };

/** Pairs of characters that are words or names of existing firms. */
const taken = new Set(names.taken);

/** So many distinct brands in random order: of two characters, and of three once those are used up. */
export function brandsOf(random: Random, count: number): Pair[] {
  const brands = names.first.flatMap((first) =>
    names.second
      .filter((second) => second.zh !== first.zh && second.en !== first.en)
      .map((second) => ({ zh: first.zh + second.zh, en: capital(joined(first.en, second.en)) })),
  );
  const short = random.shuffled(brands.filter(({ zh }) => !taken.has(zh)));
  return Array.from({ length: count }, (_, index) => {
    const brand = short[index % short.length] ?? { zh: "北辰", en: "Beichen" };
    const third = index < short.length ? undefined : names.second[Math.floor(index / short.length) - 1];
    return third === undefined ? brand : { zh: brand.zh + third.zh, en: joined(brand.en, third.en) };
  });
}

/** Pinyin separates syllables with an apostrophe before a vowel. */
function joined(first: string, second: string): string {
  return first + (/^[aeo]/u.test(second) ? `'${second}` : second);
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

export function personName(random: Random): string {
  return random.pick(names.surnames) + random.pick(names.given);
}
