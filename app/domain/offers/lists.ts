import { isOpenOffer, OPEN_OFFER_STATUSES, type OfferStatus } from "./lifecycle.ts";

/** The groups by which an institution filters its offers. */
export const OFFER_GROUPS = ["drafts", "open", "accepted", "ended"] as const;
export type OfferGroup = (typeof OFFER_GROUPS)[number];

export const STATUSES_OF_OFFER_GROUP: Readonly<Record<OfferGroup, readonly OfferStatus[]>> = {
  drafts: ["drafted", "approved_internally"],
  open: OPEN_OFFER_STATUSES,
  accepted: ["accepted"],
  ended: ["declined", "expired", "withdrawn", "superseded"],
};

/**
 * What the institution sees of its offer: the builder, the sheet that would be issued, one that awaits its second
 * person, or what was issued. A first draft is shown in the builder until approval is requested; the next version of an
 * issued offer only on request.
 */
export function offerView(
  status: OfferStatus,
  draft: { approvalAskedAt: Date | null } | null,
  asked: "write" | "approval" | "review" | undefined,
): "write" | "approval" | "review" | "issued" {
  const isFirst = status === "drafted" || status === "approved_internally";
  if (draft === null || !(isFirst || isOpenOffer(status))) return "issued";
  if (asked === "write" || asked === "review") return asked;
  if (draft.approvalAskedAt !== null) return isFirst || asked === "approval" ? "approval" : "issued";
  return isFirst ? "write" : "issued";
}
