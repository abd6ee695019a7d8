import type { Dimension } from "./dimensions.ts";
import { PARTS } from "./parts.ts";
import type { Subject } from "./subject.ts";

/** Numbers for the values of each part, assigned when a value is first seen, with the number of its parent value. */
export class Values {
  readonly #numbers: Map<string, number>[] = PARTS.map(() => new Map<string, number>());
  readonly #texts: string[][] = PARTS.map(() => []);
  readonly #parents: number[][] = PARTS.map(() => []);
  readonly #found: Map<Subject, { rounds: number | null; values: readonly (readonly number[])[] }> | null;

  /** `keepsSubjects`: caches the values of a subject, for repeated runs over the same deals. */
  constructor({ keepsSubjects = false } = {}) {
    this.#found = keepsSubjects ? new Map() : null;
  }

  /** The cached values of this very subject object. */
  recall(subject: Subject, rounds: number | null): readonly (readonly number[])[] | undefined {
    const known = this.#found?.get(subject);
    return known?.rounds === rounds ? known.values : undefined;
  }

  cacheSubject(subject: Subject, rounds: number | null, values: readonly (readonly number[])[]): void {
    this.#found?.set(subject, { rounds, values });
  }

  /** The values of paths at a part: one per path, or one per pair of paths of a cross. */
  numbersOf(
    part: number,
    of: readonly (readonly [Dimension, number])[],
    paths: ReadonlyMap<Dimension, readonly string[][]>,
  ): readonly number[] {
    const [first, second] = of;
    if (first === undefined) return [];
    const left = paths.get(first[0]) ?? [];
    const right = second === undefined ? [[]] : (paths.get(second[0]) ?? []);
    const found: number[] = [];
    for (const path of left) {
      const one = path[first[1]];
      if (one === undefined) continue;
      for (const other of right) {
        const more = second === undefined ? "" : other[second[1]];
        if (more === undefined) continue;
        const text = second === undefined ? one : `${one}\t${more}`;
        const number = this.#numberOf(part, text, second === undefined ? path[first[1] - 1] : undefined);
        if (!found.includes(number)) found.push(number);
      }
    }
    return found;
  }

  /** The value as text; the two values of a cross are separated by a tab. */
  textOf(part: number, value: number): string {
    return this.#texts[part]?.[value] ?? "";
  }

  /** The number of its value in the parent part; -1 at the root. */
  parentOf(part: number, value: number): number {
    return this.#parents[part]?.[value] ?? -1;
  }

  #numberOf(part: number, text: string, parentText?: string): number {
    const numbers = this.#numbers[part];
    if (numbers === undefined) return -1;
    let number = numbers.get(text);
    if (number === undefined) {
      numbers.set(text, (number = numbers.size));
      const parent = PARTS[part]?.parent ?? null;
      this.#texts[part]?.push(text);
      this.#parents[part]?.push(
        parent === null || parentText === undefined ? -1 : this.#parentNumber(parent, parentText),
      );
    }
    return number;
  }

  /** Parents are numbered before their children. */
  #parentNumber(part: number, text: string): number {
    return this.#numbers[part]?.get(text) ?? -1;
  }
}
