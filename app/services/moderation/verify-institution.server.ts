import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { caseStatusAfter } from "#app/domain/moderation/lifecycle.ts";
import { institutionApplicationSchema } from "#app/domain/organizations/institution-application.ts";
import {
  institutionStatusAfter,
  type InstitutionStatus,
  whyNotMoveInstitution,
} from "#app/domain/organizations/lifecycle.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { dayOf } from "#app/lib/days.ts";
import { updateCaseDecision } from "#db/queries/moderation/cases.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import {
  findInstitutionApplication,
  hasInstitutionOfCode,
  lockInstitution,
  lockInstitutionCode,
  toContactColumns,
  toLicenceColumns,
  updateInstitution,
} from "#db/queries/organizations/institutions.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { findLatestDraft } from "#db/queries/mandates/mandate-drafts.ts";
import type { ServiceContext } from "../context.ts";
import { pauseMandatesBeyondLicence } from "../mandates/pause-mandates-beyond-licence.server.ts";
import { type CaseToDecide, lockAssignedCase } from "./lock-assigned-case.server.ts";
import { takeSubject } from "./take-subject.server.ts";

export interface VerifyInstitution extends CaseToDecide {
  note: string | null;
}

/**
 * An admin has found the licence in the regulator's register: the institution may offer capital within it, and what it
 * submitted is in force. For a verified institution, only its licence changes; mandates that it doesn't carry any more
 * leave the market with it.
 */
export function verifyInstitution(
  { withActor, now }: ServiceContext,
  actor: AdminActor,
  { note, ...read }: VerifyInstitution,
): Promise<void> {
  const { caseId } = read;
  return withActor(actor, "moderate", async (trx) => {
    const taken = await lockAssignedCase(trx, actor, read, "institution_verification", "decide");
    await takeSubject(trx, actor, taken, now());
    const institution = found(await lockInstitution(trx, taken.institutionId ?? ""), "institution-not-found");
    const version = taken.institutionVersion ?? institution.version;
    const sent = await findInstitutionApplication(trx, institution.id, version);
    const application = sent ? institutionApplicationSchema.parse(sent.content) : null;
    const licenceExpiresOn = application
      ? (application.licenceExpiresOn ?? null)
      : institution.licenceExpiresOn;

    const isFirst = institution.status === "verification_pending";
    if (isFirst) {
      refuseIf(
        whyNotMoveInstitution(
          { status: institution.status, licenceExpiresOn },
          "verify",
          "admin",
          dayOf(now()),
        ),
      );
    } else refuseIf(whyNotRenew(institution.status, licenceExpiresOn, dayOf(now())));
    const uscc = application?.uscc ?? institution.uscc;
    if (uscc !== null) await lockInstitutionCode(trx, uscc);
    const isTaken = uscc !== null && (await hasInstitutionOfCode(trx, uscc, institution.id));
    refuseIf(isTaken ? "uscc-taken" : null);

    // A contact that was changed after the application was sent is newer than the application's.
    const hasItsContact =
      sent?.contactVersion === null || sent?.contactVersion === institution.contactVersion;
    const status = isFirst ? institutionStatusAfter(institution.status, "verify") : institution.status;
    await updateInstitution(trx, institution.id, {
      ...(application ? toLicenceColumns(application) : {}),
      ...(application && hasItsContact ? toContactColumns(application) : {}),
      status,
      version,
      verifiedAt: now(),
      updatedAt: now(),
    });
    await updateCaseDecision(trx, caseId, {
      status: caseStatusAfter(taken.status, "decide"),
      decision: "verified",
      reasonCodes: [],
      fieldNotes: [],
      note,
      decidedBy: actor.userId,
      now: now(),
    });
    const type = isFirst ? "institution-verified" : "institution-licence-changed";
    await recordOn(trx, actor, type, { institution }, { to: status, version, note });
    const subject = { id: caseId, institutionId: institution.id, status: taken.status };
    const decided = { to: "decided", detail: { decision: "verified" }, version, note };
    await recordOn(trx, actor, "case-decided", { case: subject }, decided);
    await enqueue(trx, "notify-institution-case-decided", { caseId });
    if (application !== null && application.kind !== institution.kind) {
      const licensed = { institutionId: institution.id, kind: application.kind, now: now() };
      await pauseMandatesBeyondLicence(trx, actor, licensed);
    }
    const draft = isFirst ? await findLatestDraft(trx, institution.id) : undefined;
    if (draft !== undefined)
      await enqueue(trx, "notify-institution-mandate-drafts-wait", { mandateId: draft.id });
  });
}

/** A changed licence is verified also for a restricted or suspended institution; it must be valid today. */
function whyNotRenew(status: InstitutionStatus, licenceExpiresOn: string | null, today: string) {
  if (status !== "active" && status !== "restricted" && status !== "suspended")
    return "institution-wrong-state";
  return licenceExpiresOn !== null && licenceExpiresOn < today ? "institution-licence-expired" : null;
}
