import type { DealRow, RealDeal } from "./deal-file.ts";

/** Maximum fen of a file's deals. A mandate's budget is twice what its institution lent; bigint ends at 9.2e18. */
const LARGEST_SUM = 4_000_000_000_000_000_000n;
/** Maximum funders of one company in all its deals: counting who funds after whom takes their number for each deal. */
const MOST_FUNDERS = 500;

/** Checks across the rows of a file: no duplicate deal, no company with too many funders, a sum in range. */
export class DealSeries {
  readonly #lineOf = new Map<string, number>();
  readonly #fundersOf = new Map<string, Set<string>>();
  #sumFen = 0n;

  /** Adds the deal of a line, or returns why it conflicts with those before it; then it is not added. */
  whyNotNext(deal: DealRow | RealDeal, line: number): string | null {
    const key = identityOf(deal);
    const before = this.#lineOf.get(key);
    if (before !== undefined)
      return deal.id === ""
        ? `the row stands in line ${before} already`
        : `id "${deal.id}" stands in line ${before} already`;
    const sum = this.#sumFen + (deal.amountFen ?? 0n);
    if (sum > LARGEST_SUM) return `amount: with it the deals add up to more than ${LARGEST_SUM / 100n}`;
    if (deal.company !== null) {
      const earlier = this.#fundersOf.get(deal.company) ?? new Set<string>();
      const all = earlier.union(new Set(deal.funders));
      if (all.size > MOST_FUNDERS)
        return `funders: with it the company "${deal.company}" has ${all.size}; at most ${MOST_FUNDERS} fund one company`;
      this.#fundersOf.set(deal.company, all);
    }
    this.#sumFen = sum;
    this.#lineOf.set(key, line);
    return null;
  }
}

/** Rows without an id are the same if all their values are the same. */
function identityOf(deal: DealRow | RealDeal): string {
  if (deal.id !== "") return deal.id;
  return JSON.stringify(deal, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value));
}
