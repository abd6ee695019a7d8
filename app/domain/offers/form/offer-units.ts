import type { MoneyUnit } from "#app/lib/money.ts";

/** The units in which an offer's amounts are entered: millions in English, 万元 in Chinese. The form names its unit. */
export const OFFER_UNITS = ["million", "wan"] as const satisfies readonly MoneyUnit[];
export type OfferUnit = (typeof OFFER_UNITS)[number];
/** How many costs the form has lines for. */
export const FEE_LINES = 3;
