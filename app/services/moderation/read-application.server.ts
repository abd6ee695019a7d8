import { institutionKindSchema } from "#app/domain/codes/institutions.ts";
import { instrumentsNotAllowed, mandatesBeyondLicence } from "#app/domain/mandates/criteria.ts";
import { isOfFirst } from "#app/domain/moderation/queue.ts";
import {
  type ApplicationValues,
  licenceDifferences,
} from "#app/domain/organizations/institution-application.ts";
import { licenceChecks } from "#app/domain/organizations/licence-checks.ts";
import { isBeingVerified } from "#app/domain/organizations/lifecycle.ts";
import { found } from "#app/domain/refusal.ts";
import { dayOf } from "#app/lib/days.ts";
import type { findCase } from "#db/queries/moderation/case-queue.ts";
import {
  findLicenceGround,
  findOwnInstitution,
  toApplicationValues,
} from "#db/queries/organizations/institutions.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

type CaseRow = NonNullable<Awaited<ReturnType<typeof findCase>>>;

/** What an institution submitted, beside what is verified, with what can be checked of it. */
export async function readApplication(trx: ActorTransaction, institutionId: string, row: CaseRow, now: Date) {
  const institution = found(await findOwnInstitution(trx, institutionId), "institution-not-found");
  const inForce = toApplicationValues(institution);
  const values = (row.appliedContent as ApplicationValues | null) ?? inForce;
  // For a first application nothing is in force yet: the row holds what was submitted.
  const isLater = institution.version < (row.institutionVersion ?? 1);
  const before = institution.verifiedAt !== null && isLater ? inForce : null;
  const { isTaken, mandates } = await findLicenceGround(trx, institutionId, values.uscc ?? null);
  const kind = institutionKindSchema.safeParse(values.kind).data;
  return {
    institutionId,
    status: institution.status,
    /** It was never verified: a refusal ends it. */
    isFirst: isBeingVerified(institution.status),
    /** Nothing was verified when it was opened. */
    isOfFirst: isOfFirst(row.openedAt, row.firstVerifiedAt),
    version: row.institutionVersion,
    liveVersion: before ? institution.version : null,
    submittedAt: row.appliedAt ?? row.openedAt,
    values,
    before,
    changed: before ? licenceDifferences(before, values) : null,
    /** The mandates that leave the market once it is verified, each with what the changed kind may not fund. */
    beyondLicence:
      before === null || kind === undefined || kind === before.kind
        ? []
        : mandatesBeyondLicence(kind, mandates).map(({ instruments, ...mandate }) => ({
            ...mandate,
            instruments: instrumentsNotAllowed(kind, instruments),
          })),
    checks: licenceChecks(values, isTaken, dayOf(now)),
  };
}
