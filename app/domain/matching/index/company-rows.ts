import {
  countMiss,
  countMissUnlessSpared,
  intersectEight,
  intersectFourAndEither,
  intersectMissedOnce,
} from "./intersect.ts";
import { CODED, EQUITY, GROUPS, type Group, LIMITS, CAPACITY_LIMITS } from "./layout.ts";
import type { MandateBits } from "./mandate-bits.ts";
import type { ProspectColumns } from "./prospect-columns.ts";

type Bits = Uint32Array;

/** The order of a company's rows: one per coded value, one per limit, then the mandates with capacity. */
const CAPACITY_ROW = CODED.length + LIMITS.length;

function rowsOf({ coded, limits }: Group): number[] {
  return [...(coded === null ? [] : [coded]), ...limits.map((limit) => CODED.length + limit)];
}

/** Capacity depends on one more limit: the remaining budget. */
const [BUDGET_ROW = CAPACITY_ROW, ...others] = rowsOf({
  coded: null,
  limits: CAPACITY_LIMITS,
  isOfDebt: false,
});
if (others.length > 0) throw new Error("Capacity must depend on exactly one limit");
/** The rows that an eligible mandate is in: the first pass intersects eight, each later pass four. */
const ALL = [CAPACITY_ROW, BUDGET_ROW, ...GROUPS.filter(({ isOfDebt }) => !isOfDebt).flatMap(rowsOf)];
/** The same where no equity instrument is shared: each pass after the first intersects four. */
const DEBT = GROUPS.filter(({ isOfDebt }) => isOfDebt).flatMap(rowsOf);

/** A criterion's row, or the rows of both its ends. */
const ENDS = GROUPS.map((group) => {
  const [one, other = one, ...more] = rowsOf(group);
  if (one === undefined || other === undefined || more.length > 0)
    throw new Error("A criterion must depend on one or two rows");
  return { one, other, isOfDebt: group.isOfDebt };
});

/** The mandates that one company's values don't miss, by criterion, and the sets derived from them. */
export class CompanyRows {
  private readonly bits: MandateBits;
  private readonly columns: ProspectColumns;
  private readonly rows: Bits[];

  constructor(bits: MandateBits, columns: ProspectColumns) {
    this.bits = bits;
    this.columns = columns;
    this.rows = Array.from({ length: CAPACITY_ROW + 1 }, () => bits.withCapacity);
  }

  /** Writes into `found` the mandates with capacity that miss no criterion. */
  intersect(slot: number, found: Bits): void {
    this.read(slot);
    const { rows } = this;
    const equity = rows[EQUITY] as Bits;
    intersectEight(
      found,
      this.at(ALL, 0),
      this.at(ALL, 1),
      this.at(ALL, 2),
      this.at(ALL, 3),
      this.at(ALL, 4),
      this.at(ALL, 5),
      this.at(ALL, 6),
      this.at(ALL, 7),
    );
    for (let all = 8, debt = 0; all < ALL.length || debt < DEBT.length; all += 4, debt += 4) {
      intersectFourAndEither(
        found,
        this.at(ALL, all),
        this.at(ALL, all + 1),
        this.at(ALL, all + 2),
        this.at(ALL, all + 3),
        equity,
        this.at(DEBT, debt),
        this.at(DEBT, debt + 1),
        this.at(DEBT, debt + 2),
        this.at(DEBT, debt + 3),
      );
    }
  }

  /** Writes into `once` the mandates with capacity that miss exactly one criterion. `twice` is scratch memory. */
  missedOnce(slot: number, once: Bits, twice: Bits): void {
    this.read(slot);
    const { rows } = this;
    const equity = rows[EQUITY] as Bits;
    once.fill(0);
    twice.fill(0);
    for (let at = 0; at < ENDS.length; at += 1) {
      const { one, other, isOfDebt } = ENDS[at] as (typeof ENDS)[number];
      if (isOfDebt) countMissUnlessSpared(once, twice, equity, rows[one] as Bits, rows[other] as Bits);
      else countMiss(once, twice, rows[one] as Bits, rows[other] as Bits);
    }
    intersectMissedOnce(once, twice, rows[CAPACITY_ROW] as Bits, rows[BUDGET_ROW] as Bits);
  }

  private read(slot: number): void {
    const { rows, bits, columns } = this;
    for (let coded = 0; coded < CODED.length; coded += 1)
      rows[coded] = bits.codedAt(coded).rowAt(columns.codeAt(coded, slot));
    for (let limit = 0; limit < LIMITS.length; limit += 1)
      rows[CODED.length + limit] = bits.minimumsAt(limit).rowOf(columns.numberAt(limit, slot));
    rows[CAPACITY_ROW] = bits.withCapacity;
  }

  /** A row of a list, or the first row past its end: intersecting with a row twice changes nothing. */
  private at(list: readonly number[], place: number): Bits {
    return this.rows[(place < list.length ? list[place] : list[0]) as number] as Bits;
  }
}
