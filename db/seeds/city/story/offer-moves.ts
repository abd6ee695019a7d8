import { isOpen, type OfferStatus } from "#app/domain/offers/lifecycle.ts";
import type { EventToRecord } from "#db/queries/audit/events.ts";
import { actorIn, type By } from "./actor-in.ts";
import type { OfferTold, ProspectStory } from "./told.ts";

const ENDS = {
  declined: "offer-declined",
  expired: "offer-expired",
  withdrawn: "offer-withdrawn",
  superseded: "offer-superseded",
} as const;

/** Ends an open offer without a deal. */
export function endOffer(
  offer: OfferTold,
  at: Date,
  by: By,
  status: keyof typeof ENDS,
  { code = null, note = null }: { code?: string | null; note?: string | null },
): void {
  const { row } = offer;
  const from = moveOffer(offer, status, at);
  Object.assign(row, {
    reasonCode: code,
    note,
    heldByDealId: null,
    ...(status === "declined" ? { answeredAt: at } : {}),
  });
  tellOfOffer(offer, at, by, {
    type: ENDS[status],
    from,
    to: status,
    reasonCode: code,
    note,
    version: row.currentVersion,
  });
}

/** The prospect's other offers that could still be accepted. */
export function competing(story: ProspectStory, except: OfferTold): OfferTold[] {
  return story.offers.filter((other) => other !== except && isOpen(other.row.status));
}

export function moveOffer({ row }: OfferTold, status: OfferStatus, at: Date): OfferStatus {
  const from = row.status;
  Object.assign(row, { status, statusChangedAt: at });
  return from;
}

export function tellOfOffer(
  { meeting, row }: OfferTold,
  at: Date,
  by: By,
  event: Omit<EventToRecord, "subject">,
): void {
  const isSeen = event.type !== "offer-drafted" && row.currentVersion > 0;
  meeting.story.town.record(at, actorIn(meeting, by), {
    subject: { kind: "offer", id: row.id },
    companyId: isSeen ? row.companyId : null,
    institutionId: row.institutionId,
    prospectId: row.prospectId,
    ...event,
  });
}
