import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { withClock } from "#app/domain/applications/clock.ts";
import { type ApplicationGroup, STATUSES_OF_APPLICATION_GROUP } from "#app/domain/applications/lists.ts";
import type { SortedPage } from "#app/domain/list-sorts.ts";
import { listApplicationsForInstitution } from "#db/queries/applications/application-lists.ts";
import type { ServiceContext } from "../context.ts";

/** An institution's applications by group, in the order that is asked for, each with its clock. */
export function listApplicationsAsInstitution(
  { readAs, now, workingDays }: ServiceContext,
  actor: InstitutionActor,
  { group, ...asked }: SortedPage & { group: ApplicationGroup | undefined },
) {
  return readAs(actor, async (trx) => {
    const page = await listApplicationsForInstitution(trx, actor.institutionId, {
      statuses: group === undefined ? null : STATUSES_OF_APPLICATION_GROUP[group],
      ...asked,
    });
    return { ...page, rows: page.rows.map(withClock({ now, workingDays })) };
  });
}
