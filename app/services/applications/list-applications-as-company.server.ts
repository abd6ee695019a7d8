import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { withClock } from "#app/domain/applications/clock.ts";
import { endOfApplication } from "#app/domain/applications/ends.ts";
import { type ApplicationGroup, STATUSES_OF_APPLICATION_GROUP } from "#app/domain/applications/lists.ts";
import { listApplicationsForCompany } from "#db/queries/applications/application-lists.ts";
import type { ServiceContext } from "../context.ts";

/** A company's applications by group, the latest moved first, each with its clock, what the company owes, and its end. */
export function listApplicationsAsCompany(
  { readAs, now, workingDays }: ServiceContext,
  actor: CompanyActor,
  { group, cursor }: { group: ApplicationGroup | undefined; cursor: string | undefined },
) {
  return readAs(actor, async (trx) => {
    const page = await listApplicationsForCompany(trx, actor.companyId, {
      statuses: group === undefined ? null : STATUSES_OF_APPLICATION_GROUP[group],
      cursor,
    });
    return {
      ...page,
      rows: page.rows.map((row) => ({ ...withClock({ now, workingDays })(row), end: endOfApplication(row) })),
    };
  });
}
