import type { DealCounts } from "./deal-counts.ts";

/** How many codes on each side. */
const EACH_SIDE = 2;

/**
 * Numeric codes that are close mean places that are close: the neighbours are counted values of one part with the same
 * parent, by the order of their last level. Non-numeric codes have no neighbours.
 */
export class Neighbours {
  readonly #dealCounts: DealCounts;
  readonly #part: number;
  readonly #order = new Map<number, readonly { code: number; value: number }[]>();

  constructor(dealCounts: DealCounts, part: number) {
    this.#dealCounts = dealCounts;
    this.#part = part;
    const families = new Map<number, { code: number; value: number }[]>();
    const table = dealCounts.tables[part];
    for (let value = 0; value < (table?.size ?? 0); value++) {
      const code = this.#codeOf(value);
      if (code === null || (table?.totalOf(value) ?? 0) <= 0) continue;
      const parent = dealCounts.values.parentOf(part, value);
      const family = families.get(parent) ?? [];
      families.set(parent, family);
      family.push({ code, value });
    }
    for (const [parent, family] of families)
      this.#order.set(
        parent,
        family.sort((a, b) => a.code - b.code),
      );
  }

  /** The nearest counted values, without the value itself. */
  of(value: number): number[] {
    const own = this.#codeOf(value);
    const family = this.#order.get(this.#dealCounts.values.parentOf(this.#part, value));
    if (own === null || family === undefined) return [];
    let at = 0;
    for (let high = family.length; at < high;) {
      const middle = (at + high) >> 1;
      if ((family[middle]?.code ?? 0) < own) at = middle + 1;
      else high = middle;
    }
    const after = family[at]?.code === own ? at + 1 : at;
    return [...family.slice(Math.max(0, at - EACH_SIDE), at), ...family.slice(after, after + EACH_SIDE)].map(
      ({ value: one }) => one,
    );
  }

  #codeOf(value: number): number | null {
    const step = this.#dealCounts.values.textOf(this.#part, value).split("/").at(-1) ?? "";
    return /^\d{2,9}$/u.test(step) ? Number(step) : null;
  }
}
