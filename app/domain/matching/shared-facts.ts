import type { ProspectFacts } from "./facts.ts";

/** Facts of many prospects, of which what is alike is held once: codes and lists of codes are few. */
export class SharedFacts {
  readonly #texts = new Map<string, string>();
  readonly #lists = new Map<string, readonly string[]>();

  /** The same facts, in as little memory as they need. */
  of(facts: ProspectFacts): ProspectFacts {
    return {
      ...facts,
      sector: this.#text(facts.sector),
      district: this.#text(facts.district),
      stage: this.#text(facts.stage),
      instruments: this.#list(facts.instruments),
      securities: facts.securities && this.#list(facts.securities),
      recognitions: facts.recognitions && this.#list(facts.recognitions),
    };
  }

  #text(text: string | null): string | null {
    if (text === null) return null;
    const known = this.#texts.get(text);
    if (known === undefined) this.#texts.set(text, text);
    return known ?? text;
  }

  #list(list: readonly string[]): readonly string[] {
    const key = list.join("\n");
    const known = this.#lists.get(key);
    if (known === undefined) this.#lists.set(key, list);
    return known ?? list;
  }
}
