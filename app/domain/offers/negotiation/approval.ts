import type { OfferStatus } from "#app/domain/offers/lifecycle.ts";

type Approved = { id: string; status: OfferStatus; institutionId: string; prospectId: string };

/**
 * The event that ends an approval: the approved sheet was changed, or approval of another is requested. A first version
 * becomes a draft again; with a later version, the offer keeps its status.
 */
export function approvalUndone(
  { id, status, institutionId, prospectId }: Approved,
  draft: { approvedBy: string | null },
) {
  return {
    type: "offer-approval-undone",
    subject: { kind: "offer", id },
    institutionId,
    prospectId,
    from: status,
    to: status === "approved_internally" ? "drafted" : status,
    detail: { approvedBy: draft.approvedBy ?? "" },
  } as const;
}
