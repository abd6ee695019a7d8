import type { ModelOffer, Side, Trade } from "./model.ts";
import { isOpenOffer } from "#app/domain/offers/lifecycle.ts";

export function competingWith({ offers }: Trade, except: ModelOffer | undefined) {
  return offers.flatMap((offer, at) =>
    offer === except || !isOpenOffer(offer.status)
      ? []
      : [
          {
            offerId: String(at),
            commitment: offer.commitment,
            amountFen: offer.amountFen ?? 0n,
            heldByDealId: offer.heldBy === null ? null : String(offer.heldBy),
          },
        ],
  );
}

export function mandateOfSide({ mandates }: Trade, side: Side): Trade["mandates"][number] {
  return mandates[side] as Trade["mandates"][number];
}

export function introductionOfSide({ introductions }: Trade, side: Side): Trade["introductions"][number] {
  return introductions[side] as Trade["introductions"][number];
}

/** A mandate's remaining budget may be enough again. */
export function reopenMandate(mandate: Trade["mandates"][number]): void {
  const leftFen = mandate.budgetFen - mandate.reservedFen - mandate.drawnFen;
  if (mandate.status === "exhausted" && leftFen >= mandate.leastFen) mandate.status = "active";
}
