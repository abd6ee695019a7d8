import { OPEN_OFFER_STATUSES, type OfferStatus } from "./lifecycle.ts";

/** The groups in which an institution looks through its offers. */
export const OFFER_GROUPS = ["drafts", "open", "accepted", "ended"] as const;
export type OfferGroup = (typeof OFFER_GROUPS)[number];

export const STATUSES_OF_OFFER_GROUP: Readonly<Record<OfferGroup, readonly OfferStatus[]>> = {
  drafts: ["drafted", "approved_internally"],
  open: OPEN_OFFER_STATUSES,
  accepted: ["accepted"],
  ended: ["declined", "expired", "withdrawn", "superseded"],
};
