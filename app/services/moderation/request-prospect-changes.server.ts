import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { DEADLINE_HOUR } from "#app/domain/clocks.ts";
import { whyNotReason } from "#app/domain/codes/reasons.ts";
import { afterMove as afterCaseMove } from "#app/domain/moderation/lifecycle.ts";
import type { FieldNote } from "#app/domain/moderation/notes.ts";
import { afterMove, whyNotMove } from "#app/domain/prospects/lifecycle.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { type Day, instantOf } from "#app/lib/days.ts";
import { updateCaseDecision } from "#db/queries/moderation/cases.ts";
import { record } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { moveProspect } from "#db/queries/prospects/prospects.ts";
import { lockProspectForAdmin } from "#db/queries/prospects/publication.ts";
import type { ServiceContext } from "../context.ts";
import { lockCaseInHand } from "./lock-case-in-hand.server.ts";
import { takeSubject } from "./take-subject.server.ts";

export interface RequestProspectChanges {
  caseId: string;
  reasonCodes: readonly string[];
  fieldNotes: readonly FieldNote[];
  note: string | null;
  answerBy: Day;
}

/**
 * An admin asks a company for changes: with at least one code, a note for each field concerned, and a day. The
 * platform's clock stops until the company answers. A live version stays live meanwhile.
 */
export function requestProspectChanges(
  { withActor, now }: ServiceContext,
  actor: AdminActor,
  { caseId, reasonCodes, fieldNotes, note, answerBy }: RequestProspectChanges,
): Promise<void> {
  return withActor(actor, async (trx) => {
    const taken = await lockCaseInHand(trx, actor, caseId, "prospect_submission", "await_party");
    refuseIf(reasonCodes.length === 0 ? "reason-missing" : null);
    for (const code of reasonCodes) refuseIf(whyNotReason(code, note));
    await takeSubject(trx, actor, taken, now());
    const prospect = found(await lockProspectForAdmin(trx, taken.prospectId ?? ""), "prospect-not-found");
    const isLive = prospect.status === "published" || prospect.status === "paused";
    const status = isLive ? prospect.status : "changes_requested";
    if (!isLive) {
      refuseIf(whyNotMove(prospect, "request_changes", "admin"));
      await moveProspect(trx, prospect.id, afterMove(prospect.status, "request_changes"), now());
    }
    const caseStatus = afterCaseMove(taken.status, "await_party");
    await updateCaseDecision(trx, caseId, {
      status: caseStatus,
      decision: "changes_requested",
      reasonCodes,
      fieldNotes,
      note,
      decidedBy: actor.userId,
      now: now(),
      answerBy: instantOf(answerBy, DEADLINE_HOUR),
    });
    const told = {
      companyId: prospect.companyId,
      prospectId: prospect.id,
      reasonCode: reasonCodes[0] ?? null,
      note,
      version: taken.prospectVersion,
      detail: {
        decision: "changes_requested",
        reasonCodes: [...reasonCodes],
        fields: fieldNotes.map(({ field }) => field),
      },
    };
    await record(trx, actor, {
      type: "prospect-changes-requested",
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
