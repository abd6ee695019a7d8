import { FIGURE_NAMES } from "./figures.ts";
import type { Bounds, ProspectFacts } from "./facts.ts";

/** Facts of many prospects, with equal codes, lists of codes and bands stored once (interned), as few are distinct. */
export class SharedFacts {
  readonly #texts = new Map<string, string>();
  readonly #bands = new Map<string, Bounds<bigint> | Bounds<number>>();
  readonly #lists = new Map<string, readonly string[]>();

  /** Equal facts that share memory. */
  of(facts: ProspectFacts): ProspectFacts {
    const shared = {
      ...facts,
      sector: this.#text(facts.sector),
      district: this.#text(facts.district),
      stage: this.#text(facts.stage),
      instruments: this.#list(facts.instruments),
      securities: facts.securities && this.#list(facts.securities),
      recognitions: this.#list(facts.recognitions),
      ageMonths: this.#bounds(facts.ageMonths),
    };
    for (const name of FIGURE_NAMES)
      Object.assign(shared, { [name]: this.#bounds<bigint | number>(facts[name]) });
    return shared;
  }

  #text(text: string | null): string | null {
    if (text === null) return null;
    const known = this.#texts.get(text);
    if (known === undefined) this.#texts.set(text, text);
    return known ?? text;
  }

  #bounds<N extends bigint | number>(bounds: Bounds<N> | null): Bounds<N> | null {
    if (bounds === null) return null;
    const key = `${typeof (bounds.least ?? bounds.most)} ${bounds.least} ${bounds.most}`;
    const known = this.#bands.get(key);
    if (known === undefined) this.#bands.set(key, bounds as Bounds<bigint> | Bounds<number>);
    return (known ?? bounds) as Bounds<N>;
  }

  #list(list: readonly string[]): readonly string[] {
    const key = list.join("\n");
    const known = this.#lists.get(key);
    if (known === undefined) this.#lists.set(key, list);
    return known ?? list;
  }
}
