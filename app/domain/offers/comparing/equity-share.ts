import { dilutionBp } from "#app/domain/offers/equity/dilution.ts";
import type { EquityTerms } from "#app/domain/offers/equity/equity-terms.ts";

/** What the holders of today part with, in basis points. */
export interface GivenShare {
  /** The new money's. */
  newBp: number;
  /** The same and the option pool, which comes from the same holders. */
  allBp: number;
}

/**
 * What is given for this amount at an offer's valuation before the money. Offers of different amounts can be compared
 * by it; at an offer's own amount it is the offer's own share.
 */
export function givenFor(
  amountFen: bigint,
  terms: Pick<EquityTerms, "amountFen" | "postMoneyFen" | "poolPercent">,
): GivenShare {
  const preMoneyFen = terms.postMoneyFen - terms.amountFen;
  const newBp = dilutionBp({ amountFen, postMoneyFen: preMoneyFen + amountFen });
  return { newBp, allBp: newBp + Math.round(Number(terms.poolPercent) * 100) };
}
