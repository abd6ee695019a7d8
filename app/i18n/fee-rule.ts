import { formatMoneyExact, formatRate } from "./format.ts";
import type { Locale } from "./locale.ts";

type Price = { rateBp: number; floorFen: bigint; capFen: bigint; vatInclusive: boolean };

/** The values of the messages that state a price: its rate, floor and cap, and whether tax is added. */
export function feeRuleValues(locale: Locale, price: Price) {
  return {
    percent: formatRate(String(price.rateBp / 100)),
    floor: price.floorFen === 0n ? "none" : formatMoneyExact(locale, price.floorFen),
    cap: formatMoneyExact(locale, price.capFen),
    vat: price.vatInclusive ? "inclusive" : "added",
  };
}
