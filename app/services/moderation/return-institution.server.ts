import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { DEADLINE_HOUR } from "#app/domain/clocks.ts";
import { whyNotReason } from "#app/domain/codes/reasons.ts";
import { caseStatusAfter } from "#app/domain/moderation/lifecycle.ts";
import type { FieldNote } from "#app/domain/moderation/notes.ts";
import { institutionStatusAfter, whyNotMoveInstitution } from "#app/domain/organizations/lifecycle.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { dayOf, instantOf, type Day } from "#app/lib/days.ts";
import { updateCaseDecision } from "#db/queries/moderation/cases.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { lockInstitution, updateInstitution } from "#db/queries/organizations/institutions.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../context.ts";
import { type CaseToDecide, lockAssignedCase } from "./lock-assigned-case.server.ts";
import { takeSubject } from "./take-subject.server.ts";

export interface ReturnInstitution extends CaseToDecide {
  reasonCodes: readonly string[];
  fieldNotes: readonly FieldNote[];
  note: string | null;
  answerBy: Day;
}

/** Something in an institution's application is missing or wrong: it is notified of what, and must act next. */
export function returnInstitution(
  { withActor, now }: ServiceContext,
  actor: AdminActor,
  { reasonCodes, fieldNotes, note, answerBy, ...read }: ReturnInstitution,
): Promise<void> {
  const { caseId } = read;
  return withActor(actor, "moderate", async (trx) => {
    const taken = await lockAssignedCase(trx, actor, read, "institution_verification", "await_party");
    refuseIf(reasonCodes.length === 0 ? "reason-missing" : null);
    for (const code of reasonCodes) refuseIf(whyNotReason(code, note));
    await takeSubject(trx, actor, taken, now());
    const institution = found(await lockInstitution(trx, taken.institutionId ?? ""), "institution-not-found");
    const isFirst = institution.status === "verification_pending";
    if (isFirst) {
      refuseIf(whyNotMoveInstitution(institution, "return", "admin", dayOf(now())));
      await updateInstitution(trx, institution.id, {
        status: institutionStatusAfter(institution.status, "return"),
        updatedAt: now(),
      });
    }
    const status = caseStatusAfter(taken.status, "await_party");
    await updateCaseDecision(trx, caseId, {
      status,
      decision: "changes_requested",
      reasonCodes,
      fieldNotes,
      note,
      decidedBy: actor.userId,
      now: now(),
      answerBy: instantOf(answerBy, DEADLINE_HOUR),
    });
    const outcome = { reasonCode: reasonCodes[0] ?? null, note, version: taken.institutionVersion };
    if (isFirst) {
      const to = institutionStatusAfter(institution.status, "return");
      await recordOn(trx, actor, "institution-returned", { institution }, { to, ...outcome });
    }
    const subject = { id: caseId, institutionId: institution.id, status: taken.status };
    const fields = fieldNotes.map(({ field }) => field);
    const detail = { decision: "changes_requested", reasonCodes: [...reasonCodes], fields };
    await recordOn(trx, actor, "case-decided", { case: subject }, { to: status, detail, ...outcome });
    await enqueue(trx, "notify-institution-case-decided", { caseId });
  });
}
