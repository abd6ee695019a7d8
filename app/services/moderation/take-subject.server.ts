import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { institutionStatusAfter } from "#app/domain/organizations/lifecycle.ts";
import { prospectStatusAfter } from "#app/domain/prospects/lifecycle.ts";
import { found } from "#app/domain/refusal.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { lockInstitution, updateInstitution } from "#db/queries/organizations/institutions.ts";
import { lockProspectForAdmin } from "#db/queries/prospects/publication.ts";
import { updateProspectStatus } from "#db/queries/prospects/prospects.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

interface Subject {
  prospectId: string | null;
  institutionId: string | null;
  prospectVersion: number | null;
  institutionVersion: number | null;
}

/**
 * A submission is under review as soon as an admin holds it. A change to what is live moves nothing: the live version
 * stays.
 */
export async function takeSubject(
  trx: ActorTransaction,
  actor: AdminActor,
  subject: Subject,
  now: Date,
): Promise<void> {
  if (subject.prospectId !== null) {
    const prospect = found(await lockProspectForAdmin(trx, subject.prospectId), "prospect-not-found");
    if (prospect.status !== "submitted") return;
    const status = prospectStatusAfter("submitted", "take");
    await updateProspectStatus(trx, prospect.id, status, now);
    const moved = { to: status, version: subject.prospectVersion };
    await recordOn(trx, actor, "prospect-review-started", { prospect }, moved);
  } else if (subject.institutionId !== null) {
    const institution = found(await lockInstitution(trx, subject.institutionId), "institution-not-found");
    if (institution.status !== "applied") return;
    const status = institutionStatusAfter("applied", "take");
    await updateInstitution(trx, institution.id, { status, updatedAt: now });
    const moved = { to: status, version: subject.institutionVersion };
    await recordOn(trx, actor, "institution-review-started", { institution }, moved);
  }
}
