import { divideRounded } from "#app/lib/money.ts";
import { interestFen } from "./day-count.ts";

export type Note = {
  amountFen: bigint;
  /** The coupon a year, simple, that is converted together with the principal. */
  ratePercent: string;
  /** Off the price of the financing that triggers the conversion. */
  discountPercent: string;
  /** The most that the company counts as worth when the note converts; null for no cap. */
  capFen: bigint | null;
};

export type Conversion = {
  /** Principal and coupon so far. */
  owedFen: bigint;
  /** What the company counts as worth for the holder: the lower of the cap and the discounted pre-money valuation. */
  valuationFen: bigint;
  isByCap: boolean;
  /** The holder's part of the company right before the new money, in basis points. */
  shareBp: number;
};

/**
 * What a convertible note becomes at a financing with this pre-money valuation after so many months. The price a share
 * is valuation ÷ shares before the conversion, so the holder gets owed ÷ (valuation + owed) of the company before the
 * new money comes in. Months are twelfths of a year; the coupon doesn't compound.
 */
export function conversionAt(note: Note, preMoneyFen: bigint, afterMonths: number): Conversion {
  const coupon = interestFen(note.amountFen, note.ratePercent, { days: afterMonths * 30, yearDays: 360 });
  const owedFen = note.amountFen + coupon;
  const [whole = "0", fraction = ""] = note.discountPercent.split(".");
  const scale = 10n ** BigInt(fraction.length);
  const keeps = 100n * scale - BigInt(whole + fraction);
  const discounted = divideRounded(preMoneyFen * keeps, 100n * scale, "half-up");
  const isByCap = note.capFen !== null && note.capFen < discounted;
  const valuationFen = isByCap && note.capFen !== null ? note.capFen : discounted;
  const shareBp = Number(divideRounded(owedFen * 10_000n, valuationFen + owedFen, "half-up"));
  return { owedFen, valuationFen, isByCap, shareBp };
}
