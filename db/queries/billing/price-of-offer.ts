import { sql } from "kysely";

/** The version of an offer's price list: its own since its first issued version, before it the one valid today. */
export const priceVersionOfOffer = sql<number>`coalesce(offer.price_list_version, price_list_on(shanghai_day(app_now())))`;

/** A price list (`PriceList` of the domain), joined as `priceList`. */
export const priceColumns = [
  "priceList.version as priceListVersion",
  "priceList.debtRateBp",
  "priceList.debtFloorFen",
  "priceList.debtCapFen",
  "priceList.equityRateBp",
  "priceList.equityFloorFen",
  "priceList.equityCapFen",
  "priceList.vatInclusive",
] as const;
