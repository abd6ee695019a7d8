import { divideRounded } from "#app/lib/money.ts";

export type ConversionTerms = {
  /** Relative to the price of the financing that triggers the conversion. */
  discountPercent: string;
  /** The highest valuation at which the note converts; null for no cap. */
  capFen: bigint | null;
};

export type Conversion = {
  /** Unpaid principal and coupon, which are converted. */
  owedFen: bigint;
  /** The valuation for the holder: the lower of the cap and the discounted pre-money valuation. */
  valuationFen: bigint;
  isByCap: boolean;
  /** The holder's share of the company right before the new money, in basis points. */
  shareBp: number;
};

/**
 * The conversion of a note at a financing with this pre-money valuation, when `owedFen` of it is unpaid: principal
 * repaid or coupon paid before isn't converted. The share price is valuation ÷ shares before the conversion, so the
 * holder gets owed ÷ (valuation + owed) of the company before the new money comes in.
 */
export function conversionAt(owedFen: bigint, terms: ConversionTerms, preMoneyFen: bigint): Conversion {
  const value = conversionValue(terms, preMoneyFen);
  return { owedFen, ...value, shareBp: shareBp(owedFen, value.valuationFen) };
}

/** The valuation at which a note converts, in fen: the lower of its cap and the discounted pre-money valuation. */
export function conversionValue(
  { discountPercent, capFen }: ConversionTerms,
  preMoneyFen: bigint,
): Pick<Conversion, "valuationFen" | "isByCap"> {
  const [whole = "0", fraction = ""] = discountPercent.split(".");
  const scale = 10n ** BigInt(fraction.length);
  const remainder = 100n * scale - BigInt(whole + fraction);
  const discounted = divideRounded(preMoneyFen * remainder, 100n * scale, "half-up");
  const isByCap = capFen !== null && capFen < discounted;
  return { valuationFen: isByCap ? capFen : discounted, isByCap };
}

/** owed ÷ (valuation + owed) in basis points, rounded half-up; 0 where nothing is owed. */
export function shareBp(owedFen: bigint, valuationFen: bigint): number {
  if (owedFen === 0n) return 0;
  return Number(divideRounded(owedFen * 10_000n, valuationFen + owedFen, "half-up"));
}

/** What the holders of today have left after a conversion, before other new money: all but the holder's share. */
export function remainingBp({ shareBp }: Conversion): number {
  return 10_000 - shareBp;
}
