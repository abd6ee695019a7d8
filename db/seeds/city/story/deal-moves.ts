import type { DealStatus } from "#app/domain/deals/lifecycle.ts";
import type { EventToRecord } from "#db/queries/audit/events.ts";
import { actorIn, type By } from "./actor-in.ts";
import type { DealTold } from "./told.ts";

/** The next step some working days on, unless the deal stops here or has ended. */
export function next(
  deal: DealTold,
  at: Date,
  least: number,
  most: number,
  step: (deal: DealTold, at: Date) => void,
): void {
  const { row, plan, offer } = deal;
  const { random, timeline, town } = offer.meeting.story;
  if (plan.stopAt === row.status) return;
  const later = town.calendar.later(random, at, plan.pace ?? least, plan.pace ?? most);
  timeline.at(later, () => {
    if (row.status !== "fell_through") step(deal, later);
  });
}

export function moveDeal({ row }: DealTold, status: DealStatus, at: Date): DealStatus {
  const from = row.status;
  Object.assign(row, { status, statusChangedAt: at });
  return from;
}

export function tellOfDeal(
  { offer: { meeting }, row }: DealTold,
  at: Date,
  by: By,
  event: Omit<EventToRecord, "subject">,
): void {
  meeting.story.town.record(at, actorIn(meeting, by), {
    subject: { kind: "deal", id: row.id },
    companyId: row.companyId,
    institutionId: row.institutionId,
    prospectId: row.prospectId,
    ...event,
  });
}
