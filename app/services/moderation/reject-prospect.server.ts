import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { whyNotReason } from "#app/domain/codes/reasons.ts";
import { afterMove as afterCaseMove } from "#app/domain/moderation/lifecycle.ts";
import { afterMove, whyNotMove } from "#app/domain/prospects/lifecycle.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { updateCaseDecision } from "#db/queries/moderation/cases.ts";
import { record } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { moveProspect } from "#db/queries/prospects/prospects.ts";
import { lockProspectForAdmin } from "#db/queries/prospects/publication.ts";
import type { ServiceContext } from "../context.ts";
import { lockCaseInHand } from "./lock-case-in-hand.server.ts";
import { takeSubject } from "./take-subject.server.ts";

export interface RejectProspect {
  caseId: string;
  reasonCodes: readonly string[];
  note: string | null;
}

/** An admin rejects a submission, with at least one code. A live version stays live; the company may appeal once. */
export function rejectProspect(
  { withActor, now }: ServiceContext,
  actor: AdminActor,
  { caseId, reasonCodes, note }: RejectProspect,
): Promise<void> {
  return withActor(actor, async (trx) => {
    const taken = await lockCaseInHand(trx, actor, caseId, "prospect_submission", "decide");
    refuseIf(reasonCodes.length === 0 ? "reason-missing" : null);
    for (const code of reasonCodes) refuseIf(whyNotReason(code, note));
    await takeSubject(trx, actor, taken, now());
    const prospect = found(await lockProspectForAdmin(trx, taken.prospectId ?? ""), "prospect-not-found");
    const isLive = prospect.status === "published" || prospect.status === "paused";
    const status = isLive ? prospect.status : "rejected";
    if (!isLive) {
      refuseIf(whyNotMove(prospect, "reject", "admin"));
      await moveProspect(trx, prospect.id, afterMove(prospect.status, "reject"), now());
    }
    const caseStatus = afterCaseMove(taken.status, "decide");
    await updateCaseDecision(trx, caseId, {
      status: caseStatus,
      decision: "rejected",
      reasonCodes,
      fieldNotes: [],
      note,
      decidedBy: actor.userId,
      now: now(),
    });
    const told = {
      companyId: prospect.companyId,
      prospectId: prospect.id,
      reasonCode: reasonCodes[0] ?? null,
      note,
      version: taken.prospectVersion,
      detail: { decision: "rejected", reasonCodes: [...reasonCodes] },
    };
    await record(trx, actor, {
      type: "prospect-rejected",
      subject: { kind: "prospect", id: prospect.id },
      from: prospect.status,
      to: status,
      ...told,
    });
    await record(trx, actor, {
      type: "case-decided",
      subject: { kind: "case", id: caseId },
      from: taken.status,
      to: caseStatus,
      ...told,
    });
    await enqueue(trx, "notify-company-case-decided", { caseId });
  });
}
