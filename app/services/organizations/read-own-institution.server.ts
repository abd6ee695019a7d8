import { pick } from "#app/lib/pick.ts";
import { type InstitutionActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import { commitmentOf } from "#app/domain/codes/commitments.ts";
import { workingDaysFrom } from "#app/domain/clocks.ts";
import { fieldNotesSchema } from "#app/domain/moderation/notes.ts";
import type { StandingAct } from "#app/domain/events/receipts.ts";
import type { InstitutionStatus } from "#app/domain/organizations/lifecycle.ts";
import { CONTACT_FIELDS, type ApplicationValues } from "#app/domain/organizations/institution-application.ts";
import { found } from "#app/domain/refusal.ts";
import { findLatestCaseOfInstitution } from "#db/queries/moderation/cases.ts";
import { listEventsOfSubject } from "#db/queries/audit/events.ts";
import {
  findInstitutionApplication,
  findOrganization,
  findOwnInstitution,
  toApplicationValues,
} from "#db/queries/organizations/institutions.ts";
import type { ServiceContext } from "../context.ts";

/** What brought an institution into its status. */
const STANDING_OF: Readonly<Partial<Record<InstitutionStatus, StandingAct>>> = {
  restricted: "institution-restricted",
  suspended: "institution-suspended",
  terminated: "institution-terminated",
};

type OwnInstitution = NonNullable<Awaited<ReturnType<typeof findOwnInstitution>>>;

/** The contact and description of an institution if they have changed since this version, else nothing. */
function contactSince(row: OwnInstitution, version: number | null): ApplicationValues {
  if (version === null || version === row.contactVersion) return {};
  return pick(toApplicationValues(row), ...CONTACT_FIELDS, "aboutZh", "aboutEn");
}

/**
 * An institution for its own people: what is in force, what was submitted, and the state of its verification. Before
 * the first application there is only the name of its sign-up.
 */
export function readOwnInstitution({ readAs, now, workingDays }: ServiceContext, actor: InstitutionActor) {
  return readAs(actor, async (trx) => {
    const organization = found(await findOrganization(trx, actor.institutionId), "organization-not-found");
    const row = await findOwnInstitution(trx, actor.institutionId);
    const inForce: ApplicationValues | null = row ? toApplicationValues(row) : null;
    const latest = row && (await findLatestCaseOfInstitution(trx, row.id));
    const sent =
      latest?.institutionVersion == null
        ? undefined
        : await findInstitutionApplication(trx, actor.institutionId, latest.institutionVersion);
    const events = row ? await listEventsOfSubject(trx, "institution", row.id) : [];
    const act = row === undefined ? undefined : STANDING_OF[row.status];
    const stood = act && events.findLast(({ type }) => type === act);
    const hasLeft = row?.status === "terminated" ? ("institution-wrong-state" as const) : null;
    return {
      name: organization.name,
      status: row?.status ?? null,
      isVerified: row?.verifiedAt != null,
      verifiedAt: row?.verifiedAt ?? null,
      secondPersonAboveFen: row?.secondPersonAboveFen ?? null,
      commitment: commitmentOf(row?.kind ?? ""),
      inForce,
      contactVersion: row?.contactVersion ?? 0,
      /** The number of what was submitted last. */
      sentVersion: latest?.institutionVersion ?? 0,
      /** What was submitted last, or what is in force; of the contact, what was entered last. */
      sent:
        sent && row
          ? { ...(sent.content as ApplicationValues), ...contactSince(row, sent.contactVersion) }
          : inForce,
      verification: latest
        ? {
            ...pick(latest, "number", "status", "decision", "reasonCodes"),
            fieldNotes: fieldNotesSchema.parse(latest.fieldNotes),
            ...pick(latest, "note", "waitingSince", "dueAt", "decidedAt"),
            workingDays: workingDaysFrom({ now, workingDays }, latest.dueAt),
          }
        : null,
      /** Its events, the oldest first. */
      events,
      /** Since when it is restricted, suspended or ended, and what the admin said who did that. */
      standing:
        act && stood
          ? {
              act,
              since: stood.at,
              reasonCodes: stood.reasonCode === null ? [] : [stood.reasonCode],
              fieldNotes: [],
              note: stood.note,
            }
          : null,
      whyNotSend: hasLeft ?? whyNotRole(actor, "manage"),
      whyNotChange: hasLeft ?? whyNotRole(actor, "work"),
      now: now(),
    };
  });
}
