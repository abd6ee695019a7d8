import type { Commitment } from "#app/domain/codes/commitments.ts";
import { isOpenOffer, type OfferStatus } from "#app/domain/offers/lifecycle.ts";
import { leftForLess } from "#app/domain/offers/negotiation/acceptance.ts";

/** An offer as queried, and its ask; no ask where the reader is not its company. */
export interface OfferOfAsk {
  commitment: Commitment;
  offerStatus: OfferStatus;
  offerFen: bigint | null;
  targetFen: bigint | null;
  soughtFen: bigint | null;
  acceptedFen: bigint | null;
}

/**
 * What is left of the ask where an open offer is for more and can't be accepted as it is, as its page says; else null.
 * For its company only.
 */
export function leftBesideOffer(row: OfferOfAsk): bigint | null {
  const { commitment, offerStatus, offerFen, targetFen, soughtFen, acceptedFen } = row;
  if (offerFen === null || targetFen === null || soughtFen === null || acceptedFen === null) return null;
  if (!isOpenOffer(offerStatus)) return null;
  const ask = { amountMinFen: targetFen, amountMaxFen: soughtFen };
  return leftForLess({ commitment, amountFen: offerFen }, ask, acceptedFen);
}
