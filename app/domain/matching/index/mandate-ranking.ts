import type { RankedList } from "./ranked-list.ts";
import type { Ranking } from "./ranking.ts";

/** The best companies of one mandate, over the same index and rows as a ranking of companies. */
export class MandateRanking {
  private readonly ranking: Ranking;
  private slots = new Int32Array();
  private sums = new Float64Array();
  private values = new Float64Array();

  constructor(ranking: Ranking) {
    this.ranking = ranking;
  }

  /** Writes the best prospects of the mandate at a slot into `list`; fits are the same as in the companies' lists. */
  prospectsOf(mandateSlot: number, list: RankedList): void {
    const { index, rows } = this.ranking;
    list.clear();
    this.reserve(index.prospectSlots.reach, rows.arrays.length);
    const { slots, sums, values } = this;
    const count = index.prospectsOf(mandateSlot, slots);
    list.eligible = count;
    if (count === 0) return;
    // What every row adds to this mandate: small enough to stay in the CPU cache while prospects are scanned.
    rows.arrays.forEach((row, number) => (values[number] = row[mandateSlot] ?? 0));
    const { parts } = rows;
    const { means } = list;
    const baseFit = rows.fit.institutionFit[mandateSlot] ?? 0;
    for (let at = 0; at < count; at += 1) {
      const base = (slots[at] ?? 0) * parts;
      let fit = baseFit;
      for (let part = 0; part < parts; part += 1) {
        const value = values[rows.rows[base + part] ?? 0] ?? 0;
        fit += value;
        means[part] = (means[part] ?? 0) + value;
      }
      sums[at] = fit;
    }
    for (let part = 0; part < parts; part += 1) means[part] = (means[part] ?? 0) / count;
    means[parts] = baseFit;
    list.offerAll(slots, sums, count);
    this.explain(mandateSlot, list);
  }

  private explain(mandateSlot: number, list: RankedList): void {
    const { rows } = this.ranking;
    for (let part = 0; part <= rows.parts; part += 1) {
      list.meanFit += list.means[part] ?? 0;
      for (let at = 0; at < list.count; at += 1) {
        const value = rows.rowAt(list.slots[at] ?? 0, part)[mandateSlot] ?? 0;
        list.contributions[part * list.most + at] = value - (list.means[part] ?? 0);
      }
    }
  }

  private reserve(prospects: number, rows: number): void {
    if (this.slots.length < prospects) {
      this.slots = new Int32Array(prospects);
      this.sums = new Float64Array(prospects);
    }
    if (this.values.length < rows) this.values = new Float64Array(rows * 2);
  }
}
