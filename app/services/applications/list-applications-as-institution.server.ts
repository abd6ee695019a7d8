import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { withClock } from "#app/domain/applications/clock.ts";
import { type ApplicationGroup, STATUSES_OF_APPLICATION_GROUP } from "#app/domain/applications/lists.ts";
import { listApplicationsForInstitution } from "#db/queries/applications/application-lists.ts";
import type { ServiceContext } from "../context.ts";

/** An institution's applications by group, the latest moved first, each with its clock. */
export function listApplicationsAsInstitution(
  { readAs, now, workingDays }: ServiceContext,
  actor: InstitutionActor,
  { group, cursor }: { group: ApplicationGroup | undefined; cursor: string | undefined },
) {
  return readAs(actor, async (trx) => {
    const page = await listApplicationsForInstitution(trx, actor.institutionId, {
      statuses: group === undefined ? null : STATUSES_OF_APPLICATION_GROUP[group],
      cursor,
    });
    return { ...page, rows: page.rows.map(withClock({ now, workingDays })) };
  });
}
