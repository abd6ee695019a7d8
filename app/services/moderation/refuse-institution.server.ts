import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { whyNotReason } from "#app/domain/codes/reasons.ts";
import { caseStatusAfter } from "#app/domain/moderation/lifecycle.ts";
import { refuseUnreviewedRefusal, type ReviewedRefusal } from "#app/domain/moderation/reviewed-refusal.ts";
import { institutionStatusAfter, whyNotMoveInstitution } from "#app/domain/organizations/lifecycle.ts";
import { found, Refusal, refuseIf } from "#app/domain/refusal.ts";
import { dayOf } from "#app/lib/days.ts";
import { updateCaseDecision } from "#db/queries/moderation/cases.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { lockInstitution, updateInstitution } from "#db/queries/organizations/institutions.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../context.ts";
import { type CaseToDecide, lockAssignedCase } from "./lock-assigned-case.server.ts";
import { takeSubject } from "./take-subject.server.ts";

export interface RefuseInstitution extends CaseToDecide {
  reasonCodes: readonly string[];
  note: string | null;
  /** What the review named; null where the page named no end of the application; left out by what has no page. */
  reviewed?: ReviewedRefusal | null;
}

/**
 * An admin refuses an institution's submission, with at least one code. A first application ends with it, which
 * its review has named; a licence that was verified before stays in force unchanged.
 */
export function refuseInstitution(
  { withActor, now }: ServiceContext,
  actor: AdminActor,
  { reasonCodes, note, reviewed, ...read }: RefuseInstitution,
): Promise<void> {
  const { caseId } = read;
  return withActor(actor, "moderate", async (trx) => {
    const taken = await lockAssignedCase(trx, actor, read, "institution_verification", "decide");
    refuseIf(reasonCodes.length === 0 ? "reason-missing" : null);
    for (const code of reasonCodes) refuseIf(whyNotReason(code, note));
    await takeSubject(trx, actor, taken, now());
    const institution = found(await lockInstitution(trx, taken.institutionId ?? ""), "institution-not-found");
    const isFirst = institution.status === "verification_pending";
    const status = isFirst ? institutionStatusAfter(institution.status, "refuse") : institution.status;
    // Of a change to a licence nothing ends: a review of an end is of another state.
    if (!isFirst && reviewed) throw new Refusal("review-outdated");
    if (isFirst) {
      refuseIf(whyNotMoveInstitution(institution, "refuse", "admin", dayOf(now())));
      if (reviewed !== undefined) refuseUnreviewedRefusal(taken.institutionVersion, reviewed);
      await updateInstitution(trx, institution.id, { status, updatedAt: now() });
    }
    await updateCaseDecision(trx, caseId, {
      status: caseStatusAfter(taken.status, "decide"),
      decision: "refused",
      reasonCodes,
      fieldNotes: [],
      note,
      decidedBy: actor.userId,
      now: now(),
    });
    const outcome = { reasonCode: reasonCodes[0] ?? null, note, version: taken.institutionVersion };
    await recordOn(trx, actor, "institution-refused", { institution }, { to: status, ...outcome });
    const subject = { id: caseId, institutionId: institution.id, status: taken.status };
    const detail = { decision: "refused", reasonCodes: [...reasonCodes] };
    await recordOn(trx, actor, "case-decided", { case: subject }, { to: "decided", detail, ...outcome });
    await enqueue(trx, "notify-institution-case-decided", { caseId });
  });
}
