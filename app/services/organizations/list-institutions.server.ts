import type { AdminActor } from "#app/domain/accounts/actor.ts";
import type { InstitutionFilter } from "#app/domain/organizations/institution-filter.ts";
import { addDays, dayOf } from "#app/lib/days.ts";
import { decodeCursor, PAGE_SIZE, toPage } from "#app/lib/paging.ts";
import {
  countInstitutionsByStatus,
  listInstitutionsForAdmins,
} from "#db/queries/organizations/institution-lists.ts";
import type { ServiceContext } from "../context.ts";

const key = { nameZh: "text", id: "uuid" } as const;
/** A licence that ends within so many days should be raised with its institution. */
const SOON_DAYS = 90;

/** A page of the institutions by name, with the count of each status. */
export function listInstitutions(ctx: ServiceContext, actor: AdminActor, filter: InstitutionFilter) {
  return ctx.readAs(actor, async (trx) => {
    const soon = addDays(dayOf(ctx.now()), SOON_DAYS);
    const rows = await listInstitutionsForAdmins(trx, {
      status: filter.status,
      kind: filter.kind,
      words: filter.q,
      expiresBefore: filter.licence === "ending" ? soon : undefined,
      after: filter.after === undefined ? undefined : (decodeCursor(key, filter.after) ?? undefined),
      limit: PAGE_SIZE + 1,
    });
    const institutions = rows.map((row) => ({
      ...row,
      endsSoon: row.licenceExpiresOn !== null && row.licenceExpiresOn < soon,
    }));
    const counts = await countInstitutionsByStatus(trx);
    return { page: toPage(key, institutions), counts, today: dayOf(ctx.now()) };
  });
}
