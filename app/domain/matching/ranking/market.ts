import type { Day } from "#app/lib/days.ts";
import type { MandateTerms, ProspectFacts } from "#app/domain/matching/criteria/facts.ts";
import { EligibilityIndex } from "#app/domain/matching/index/eligibility-index.ts";
import type { MatchKind } from "#app/domain/matching/index/mandate-pass.ts";
import { SlotList } from "#app/domain/matching/index/slot-list.ts";
import type { DealCounts } from "#app/domain/matching/learned/deal-counts.ts";
import { baseOf, MarketFit, type Utilities } from "#app/domain/matching/learned/market-fit.ts";
import type { LearnedModel } from "#app/domain/matching/learned/model.ts";
import { gainFor } from "#app/domain/matching/learned/shown-score.ts";

/** The current way of ranking: the model in force, and the deals that it counts. */
export type RankingRules = { readonly model: LearnedModel; readonly dealCounts: DealCounts };

/** A prospect with the mandates that it fits or nearly fits, as indices into a market's mandates. */
export type Found = {
  readonly facts: ProspectFacts;
  readonly eligible: readonly number[];
  readonly nearMisses: readonly number[];
};

/** Mandates on one day: which of them a prospect fits or nearly fits, and how they rank. */
export class Market {
  readonly fit: MarketFit;
  readonly day: Day;
  readonly #index: EligibilityIndex;
  readonly #place: Int32Array;
  readonly #found: Uint32Array;
  readonly #listed: SlotList;

  /**
   * `mandates` have distinct ids. `index` holds exactly these, on that day; while it does, the market may share it with
   * others.
   */
  constructor(
    { model, dealCounts }: RankingRules,
    mandates: readonly MandateTerms[],
    day: Day,
    index: EligibilityIndex = EligibilityIndex.of(mandates, day),
  ) {
    this.day = day;
    // Sorted by id, so that sums over some of them are identical to the last bit, wherever they are computed.
    const inOrder = mandates.toSorted((one, other) => (one.mandateId < other.mandateId ? -1 : 1));
    this.fit = new MarketFit(model, dealCounts, inOrder, day);
    this.#index = index;
    this.#found = index.emptySet();
    this.#listed = new SlotList(this.#found.length);
    this.#place = new Int32Array(index.mandates.slots.reach);
    for (const [i, { mandateId }] of inOrder.entries()) {
      const slot = index.mandates.slots.find(mandateId);
      if (slot !== undefined) this.#place[slot] = i;
    }
  }

  /** Which mandates a prospect fits, and which it misses by one criterion. */
  found(facts: ProspectFacts): Found {
    return {
      facts,
      eligible: this.#placesOf(facts, "eligible"),
      nearMisses: this.#placesOf(facts, "near_miss"),
    };
  }

  /** The mandates that a prospect is eligible for, with the contribution of each kind of reason. */
  eligible(facts: ProspectFacts): Utilities {
    return this.fit.utilitiesOf(facts, this.#placesOf(facts, "eligible"));
  }

  /** Points per unit of utility such that few of the eligible pairs score above 95. */
  gainOver(prospects: readonly ProspectFacts[]): number {
    const above = prospects.flatMap((facts) => {
      const eligible = this.eligible(facts);
      const base = baseOf(eligible);
      return eligible.slots.map((_, i) => this.fit.aboveAt(eligible, i, base).exact);
    });
    return above.length === 0 ? this.fit.model.gain : gainFor(above);
  }

  #placesOf(facts: ProspectFacts, wanted: MatchKind): number[] {
    const isGuest = this.#index.prospectSlots.find(facts.prospectId) === undefined;
    const slot = this.#index.putProspect(facts);
    this.#index.mandatesOf(slot, this.#found, wanted);
    if (isGuest) this.#index.removeProspect(facts.prospectId);
    const slots = this.#listed.slots.subarray(0, this.#listed.list(this.#found));
    // The index has its own order.
    return Array.from(slots, (one) => this.#place[one] ?? 0).sort((a, b) => a - b);
  }
}
