import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { whyNotReason } from "#app/domain/codes/reasons.ts";
import { caseStatusAfter } from "#app/domain/moderation/lifecycle.ts";
import type { FieldNote } from "#app/domain/moderation/notes.ts";
import { prospectStatusAfter, whyNotMoveProspect } from "#app/domain/prospects/lifecycle.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { updateCaseDecision } from "#db/queries/moderation/cases.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { updateProspectStatus } from "#db/queries/prospects/prospects.ts";
import { lockProspectForAdmin } from "#db/queries/prospects/publication.ts";
import type { ServiceContext } from "../context.ts";
import { type CaseToDecide, lockAssignedCase } from "./lock-assigned-case.server.ts";
import { takeSubject } from "./take-subject.server.ts";

const outcomes = {
  rejected: { caseMove: "decide", move: "reject", event: "prospect-rejected" },
  changes_requested: {
    caseMove: "await_party",
    move: "request_changes",
    event: "prospect-changes-requested",
  },
} as const;

/**
 * Answers a submission with no, or with not yet: at least one code, its case decided or awaiting the company, the
 * company notified. A live version stays live.
 */
export function answerSubmission(
  { withActor, now }: ServiceContext,
  actor: AdminActor,
  answer: CaseToDecide & {
    decision: keyof typeof outcomes;
    reasonCodes: readonly string[];
    note: string | null;
    fieldNotes?: readonly FieldNote[];
    /** When the company's time to answer ends. */
    answerBy?: Date;
  },
): Promise<void> {
  const { decision, caseId, reasonCodes, note, fieldNotes, answerBy } = answer;
  const { caseMove, move, event } = outcomes[decision];
  return withActor(actor, "moderate", async (trx) => {
    const taken = await lockAssignedCase(trx, actor, answer, "prospect_submission", caseMove);
    refuseIf(reasonCodes.length === 0 ? "reason-missing" : null);
    for (const code of reasonCodes) refuseIf(whyNotReason(code, note));
    await takeSubject(trx, actor, taken, now());
    const prospect = found(await lockProspectForAdmin(trx, taken.prospectId ?? ""), "prospect-not-found");
    const isLive = prospect.status === "published" || prospect.status === "paused";
    const status = isLive ? prospect.status : decision;
    if (!isLive) {
      refuseIf(whyNotMoveProspect(prospect, move, "admin"));
      await updateProspectStatus(trx, prospect.id, prospectStatusAfter(prospect.status, move), now());
    }
    const caseStatus = caseStatusAfter(taken.status, caseMove);
    await updateCaseDecision(trx, caseId, {
      status: caseStatus,
      decision,
      reasonCodes,
      fieldNotes: fieldNotes ?? [],
      note,
      decidedBy: actor.userId,
      now: now(),
      ...(answerBy && { answerBy }),
    });
    const fields = fieldNotes && { fields: fieldNotes.map(({ field }) => field) };
    const detail = { decision, reasonCodes: [...reasonCodes], ...fields };
    const told = { reasonCode: reasonCodes[0] ?? null, note, version: taken.prospectVersion, detail };
    await recordOn(trx, actor, event, { prospect }, { to: status, ...told });
    const { id: prospectId, companyId } = prospect;
    const subject = { id: caseId, companyId, prospectId, status: taken.status };
    await recordOn(trx, actor, "case-decided", { case: subject }, { to: caseStatus, ...told });
    await enqueue(trx, "notify-company-case-decided", { caseId });
  });
}
