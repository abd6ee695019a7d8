import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { deadlineAfter } from "#app/domain/clocks.ts";
import { CASE_WORKING_DAYS, type CaseStatus } from "#app/domain/moderation/lifecycle.ts";
import type { InstitutionApplication } from "#app/domain/organizations/institution-application.ts";
import { refuseIf, type RefusalCode } from "#app/domain/refusal.ts";
import { findLatestCaseOfInstitution, sendInstitutionToVerification } from "#db/queries/moderation/cases.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import {
  insertInstitution,
  insertInstitutionApplication,
  lockInstitution,
  toColumns,
  updateInstitution,
} from "#db/queries/organizations/institutions.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../context.ts";
import { countUse } from "../usage/count-use.server.ts";

interface ApplicationToSend extends InstitutionApplication {
  /** The submission that the form was filled in from, 0 for none; left out by what has no page. */
  version?: number;
}

/**
 * An institution applies, answers an admin's request, or asks for a changed licence to be verified. A submission is
 * stored unchanged; the licence of a verified institution stays in force until the next one is verified. A form that was
 * filled in from an older submission than a colleague's is refused.
 */
export function applyForVerification(
  { withActor, now, workingDays }: ServiceContext,
  actor: InstitutionActor,
  { version: read, ...application }: ApplicationToSend,
): Promise<{ caseId: string }> {
  const { institutionId, userId } = actor;
  return withActor(actor, "manage", async (trx) => {
    const institution = await lockInstitution(trx, institutionId);
    const latest = institution && (await findLatestCaseOfInstitution(trx, institutionId));
    refuseIf(whyNotApply(institution?.status, latest?.status));
    refuseIf(read === undefined || read === (latest?.institutionVersion ?? 0) ? null : "form-outdated");
    // Accepted even if another institution has it: the case shows the operator, who verifies one of them.
    if (application.uscc !== institution?.uscc) await countUse(trx, actor, "creditCode");

    if (!institution) {
      refuseIf((await insertInstitution(trx, institutionId, application)) ? null : "case-wrong-state");
    } else if (institution.verifiedAt === null) {
      await updateInstitution(trx, institutionId, { ...toColumns(application), updatedAt: now() });
    }
    const version = await insertInstitutionApplication(trx, {
      institutionId,
      content: application,
      submittedBy: userId,
      now: now(),
    });
    const sent = await sendInstitutionToVerification(trx, {
      institutionId,
      version,
      dueAt: deadlineAfter(now(), CASE_WORKING_DAYS, workingDays),
      now: now(),
      isDemonstration: institution?.isDemonstration ?? false,
    });
    const applied = { from: institution?.status ?? null, to: institution?.status ?? "applied", version };
    await recordOn(trx, actor, "institution-applied", { institution: { id: institutionId } }, applied);
    const opened = sent.reopened
      ? ({ type: "case-answered", from: "awaiting_party", to: "in_review" } as const)
      : ({ type: "case-opened", from: null, to: "opened" } as const);
    const { type, ...moved } = opened;
    await recordOn(trx, actor, type, { case: { id: sent.caseId, institutionId } }, { ...moved, version });
    await enqueue(trx, "notify-admins-case-opened", { caseId: sent.caseId });
    return { caseId: sent.caseId };
  });
}

/** A submission can't be replaced while an admin has it; an institution whose cooperation has ended stays excluded. */
function whyNotApply(status: string | undefined, caseStatus: CaseStatus | undefined): RefusalCode | null {
  if (status === "terminated") return "institution-wrong-state";
  const isWithAdmin = caseStatus === "opened" || caseStatus === "assigned" || caseStatus === "in_review";
  return isWithAdmin ? "case-wrong-state" : null;
}
