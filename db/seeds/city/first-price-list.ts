import type { PriceList } from "#app/domain/billing/price.ts";

/** The first price list, which is valid on every day of a generated city; the database's, compared by test. */
export const firstPriceList: PriceList = {
  priceListVersion: 1,
  debtRateBp: 50,
  debtFloorFen: 0n,
  debtCapFen: 10_000_000n,
  equityRateBp: 200,
  equityFloorFen: 0n,
  equityCapFen: 10_000_000n,
  vatInclusive: true,
};
