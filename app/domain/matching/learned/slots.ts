import type { MandateTerms } from "#app/domain/matching/criteria/facts.ts";
import type { DealCounts } from "./deal-counts.ts";

/**
 * A ranked candidate: an institution by its deals, with its mandate if it has one. `demand` is for one without, as a
 * mandate has its own.
 */
export type Slot = {
  readonly institutionId: string;
  readonly terms: MandateTerms | null;
  readonly demand?: number | null;
};

/** The slots of a ledger: the institution number of each, -1 for one without deals, and each institution's slots. */
export class Slots {
  readonly all: readonly Slot[];
  readonly institutions: Int32Array;
  readonly #slotsOf = new Map<number, number[]>();
  readonly #named = new Map<string, number[]>();

  constructor(all: readonly Slot[], dealCounts: DealCounts) {
    this.all = all;
    this.institutions = Int32Array.from(all, ({ institutionId }) => dealCounts.find(institutionId) ?? -1);
    for (const [slot, institution] of this.institutions.entries()) {
      const own = this.#slotsOf.get(institution);
      if (own === undefined) this.#slotsOf.set(institution, [slot]);
      else own.push(slot);
      const { institutionId } = all[slot] ?? { institutionId: "" };
      const named = this.#named.get(institutionId);
      if (named === undefined) this.#named.set(institutionId, [slot]);
      else named.push(slot);
    }
  }

  get size(): number {
    return this.all.length;
  }

  /** The slots of an institution by its id, whether or not it has deals. */
  named(institutionId: string): readonly number[] {
    return this.#named.get(institutionId) ?? [];
  }

  of(institution: number): readonly number[] {
    return this.#slotsOf.get(institution) ?? [];
  }
}
