import type { EventType } from "#app/domain/events/event.ts";
import { isOpenOffer } from "#app/domain/offers/lifecycle.ts";
import { actBetween, type OfferState, type Side } from "./states.ts";

/** Ends an open offer without a deal. */
export function endOffer(
  offer: OfferState,
  at: Date,
  by: Side | "system",
  type: EventType,
  { code: reasonCode = null, note = null }: { code?: string | null; note?: string | null } = {},
): void {
  const answeredAt = type === "offer-declined" ? { answeredAt: at } : {};
  const set = { reasonCode, note, heldByDealId: null, ...answeredAt };
  actBetween(offer, at, by, type, { set, reasonCode, note, version: offer.row.currentVersion });
}

/** The prospect's other offers that could still be accepted. */
export function competing(offer: OfferState): OfferState[] {
  return offer.prospect.offers.filter((other) => other !== offer && isOpenOffer(other.row.status));
}

/** An offer without an answer expires; a later version has its own expiry. */
export function scheduleEnd(offer: OfferState, expiresAt: Date): void {
  const { row, prospect } = offer;
  const version = row.currentVersion;
  prospect.timeline.at(expiresAt, () => {
    if (isOpenOffer(row.status) && row.currentVersion === version)
      endOffer(offer, expiresAt, "system", "offer-expired");
  });
}
