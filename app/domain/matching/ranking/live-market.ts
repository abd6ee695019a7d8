import type { Day } from "#app/lib/days.ts";
import type { MandateTerms, ProspectFacts } from "#app/domain/matching/criteria/facts.ts";
import { EligibilityIndex } from "#app/domain/matching/index/eligibility-index.ts";
import type { MatchKind } from "#app/domain/matching/index/mandate-pass.ts";
import { Market, type RankingRules } from "./market.ts";
import { SharedFacts } from "#app/domain/matching/criteria/shared-facts.ts";

/**
 * Every prospect and mandate of a day, updated in place instead of rebuilt: the few prospects that a mandate concerns
 * are found without testing the others' facts.
 */
export class LiveMarket {
  readonly #index: EligibilityIndex;
  readonly #terms = new Map<string, MandateTerms>();
  /** By index slot. */
  readonly #facts: (ProspectFacts | undefined)[] = [];
  readonly #shared = new SharedFacts();
  #whole: { market: Market; rules: RankingRules } | undefined;

  /** `mandates` have distinct ids. */
  constructor(mandates: readonly MandateTerms[], day: Day) {
    this.#index = EligibilityIndex.of(mandates, day);
    for (const terms of mandates) this.#terms.set(terms.mandateId, terms);
  }

  get day(): Day {
    return this.#index.day;
  }

  /** How many prospects and mandates there are. */
  get size(): { prospects: number; mandates: number } {
    return { prospects: this.#index.prospectSlots.size, mandates: this.#terms.size };
  }

  setDay(day: Day): void {
    if (day === this.day) return;
    this.#index.setDay(day);
    this.#whole = undefined;
  }

  putProspect(facts: ProspectFacts): void {
    this.#facts[this.#index.putProspect(facts)] = this.#shared.of(facts);
  }

  removeProspect(prospectId: string): void {
    const slot = this.#index.prospectSlots.find(prospectId);
    if (slot === undefined) return;
    this.#index.removeProspect(prospectId);
    this.#facts[slot] = undefined;
  }

  putMandate(terms: MandateTerms): void {
    this.#terms.set(terms.mandateId, terms);
    this.#index.putMandate(terms);
    this.#whole = undefined;
  }

  removeMandate(mandateId: string): void {
    if (!this.#terms.delete(mandateId)) return;
    this.#index.removeMandate(mandateId);
    this.#whole = undefined;
  }

  factsOf(prospectId: string): ProspectFacts | undefined {
    const slot = this.#index.prospectSlots.find(prospectId);
    return slot === undefined ? undefined : this.#facts[slot];
  }

  termsOf(mandateId: string): MandateTerms | undefined {
    return this.#terms.get(mandateId);
  }

  /** All mandates under the ranking rules; get a new one after any put, remove or set. */
  whole(rules: RankingRules): Market {
    const { model, dealCounts } = rules;
    const known = this.#whole;
    if (known?.rules.dealCounts === dealCounts && known.rules.model.version === model.version)
      return known.market;
    const market = new Market(rules, [...this.#terms.values()], this.day, this.#index);
    this.#whole = { market, rules };
    return market;
  }

  /** The prospects that a mandate fits, or misses by one criterion, sorted by id. */
  prospectsOf(mandateId: string, wanted: MatchKind): ProspectFacts[] {
    const mandate = this.#index.mandates.slots.find(mandateId);
    if (mandate === undefined) return [];
    const slots = new Int32Array(this.#index.prospectSlots.reach);
    const count = this.#index.prospectsOf(mandate, slots, wanted);
    return Array.from(slots.subarray(0, count), (slot) => this.#facts[slot])
      .filter((facts) => facts !== undefined)
      .sort((one, other) => (one.prospectId < other.prospectId ? -1 : 1));
  }
}
