import { DecayedTable } from "./decayed-table.ts";

/** Who funded whom before, and who funds beside or after whom; useful only where companies or co-funders are known. */
export class EarlierFunders {
  /** Rows are earlier funders and co-funders; counts are of those who funded with or after them. */
  readonly table = new DecayedTable();
  readonly #ofCompany = new Map<string, Set<number>>();
  readonly #rounds = new Map<string, number>();

  add(companyId: string | null, funders: readonly number[], weight: number): void {
    const before = companyId === null ? undefined : this.#ofCompany.get(companyId);
    for (const funder of funders) {
      const fellows = new Set([...(before ?? []), ...funders]);
      fellows.delete(funder);
      if (fellows.size === 0) continue;
      for (const fellow of fellows) this.table.add(fellow, funder, weight / fellows.size);
      this.table.addKnown(funder, weight);
    }
    if (companyId === null) return;
    const all = before ?? new Set<number>();
    for (const funder of funders) all.add(funder);
    this.#ofCompany.set(companyId, all);
    this.#rounds.set(companyId, this.roundsOf(companyId) + 1);
  }

  /** The institutions that funded a company so far, by ledger number. */
  of(companyId: string | null): readonly number[] {
    return companyId === null ? [] : [...(this.#ofCompany.get(companyId) ?? [])];
  }

  /** How many of its deals are known. */
  roundsOf(companyId: string): number {
    return this.#rounds.get(companyId) ?? 0;
  }
}
