import { basisPointsOf } from "#app/lib/money.ts";
import type { Commitment } from "#app/domain/codes/commitments.ts";
import { type FeeTerms, feeTermsOf, type PriceList } from "./price.ts";

type Charged = Pick<FeeTerms, "rateBp" | "floorFen" | "capFen">;

/**
 * The fee on the total drawn of one deal, in fen: rounded half up, at least the floor once anything is drawn, at most
 * the cap. The database's function fee_on_drawn counts the same.
 */
export function feeOnDrawnAmount(terms: Charged, drawnFen: bigint): bigint {
  if (drawnFen <= 0n) return 0n;
  const fee = basisPointsOf(drawnFen, terms.rateBp, "half-up");
  const atLeast = fee > terms.floorFen ? fee : terms.floorFen;
  return atLeast < terms.capFen ? atLeast : terms.capFen;
}

/**
 * The fee of one confirmed drawdown: the fee on the total including it, less the fee before. So the fees of a deal add
 * up to the fee on its sum, however it was drawn, and never exceed the cap.
 */
export function feeOfDrawdown(terms: Charged, drawnBeforeFen: bigint, drawdownFen: bigint): bigint {
  return feeOnDrawnAmount(terms, drawnBeforeFen + drawdownFen) - feeOnDrawnAmount(terms, drawnBeforeFen);
}

/** The price of an offer, and what it comes to if all of the amount is drawn, in fen; the institution's to pay. */
export type PlatformFee = FeeTerms & { wholeFen: bigint };

/** The fee that an offer would cost its institution by a price list; see `feeTermsOf`. */
export function platformFeeOf(
  list: PriceList,
  offer: { instrument: string; commitment: Commitment; amountFen: bigint },
): PlatformFee {
  const terms = feeTermsOf(list, offer.instrument, offer.commitment);
  return { ...terms, wholeFen: feeOnDrawnAmount(terms, offer.amountFen) };
}
