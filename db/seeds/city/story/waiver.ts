import type { Row } from "../../rows.ts";
import { tellOfDeal } from "./deal-moves.ts";
import type { DealTold } from "./told.ts";

type Condition = Row<"dealCondition">;

const REASON = "已有同等替代材料。";

/**
 * A waiver that a colleague of `by` has proposed: confirmed by them, or waiting. False where the institution has no second
 * person, so that nothing of it is waived.
 */
export function waive(
  deal: DealTold,
  condition: Condition,
  at: Date,
  { by, isConfirmed }: { by: string; isConfirmed: boolean },
): boolean {
  const { story, mandate } = deal.offer.meeting;
  const colleague = mandate.institution.people.find(
    ({ id, memberRole }) => id !== by && memberRole !== "viewer",
  );
  if (colleague === undefined) return false;
  story.town.rows.waivers.push({
    id: story.random.stream(`waiver ${condition.id}`).uuid(),
    conditionId: condition.id,
    dealId: deal.row.id,
    institutionId: deal.row.institutionId,
    reason: REASON,
    status: isConfirmed ? "confirmed" : "proposed",
    proposedBy: colleague.id,
    proposedAt: at,
    ...(isConfirmed ? { settledBy: by, settledAt: at } : { settledBy: null, settledAt: null }),
  });
  tellOfDeal(deal, at, "institution", {
    type: "waiver-proposed",
    note: REASON,
    detail: { condition: condition.description },
    companyId: null,
  });
  return true;
}

/** A condition that the company has provided, and a waiver of it that waits for its second person. */
export function waitOn(deal: DealTold, condition: Condition, at: Date): void {
  const { actor } = deal.offer.meeting.story;
  const note = "办理回执已上传，原件可现场核验。";
  Object.assign(condition, {
    status: "received",
    providedBy: actor.userId,
    providedAt: at,
    providedNote: note,
  });
  tellOfDeal(deal, at, "company", {
    type: "condition-provided",
    from: "requested",
    to: "received",
    note,
    detail: { condition: condition.description },
  });
  const owner = deal.offer.meeting.mandate.institution.people[0];
  if (owner !== undefined) waive(deal, condition, at, { by: owner.id, isConfirmed: false });
}
