import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { caseSearchOf } from "#app/domain/moderation/queue.ts";
import { MARKET_STATUSES, type MarketFilter } from "#app/domain/prospects/market-filter.ts";
import { PAGE_SIZE, toPage } from "#app/lib/paging.ts";
import { MOST_PARTIES } from "#db/queries/moderation/case-search.ts";
import {
  countProspectsForAdmins,
  findCompaniesNamed,
  listProspectsForAdmins,
} from "#db/queries/prospects/admin-prospects.ts";
import { afterInstant, byInstant } from "#db/queries/shared/instant-key.ts";
import type { ServiceContext } from "../context.ts";

/** A page of the prospects on the market, paused or suspended, with how many of a search are in each state. */
export function listProspectsOfMarket(
  ctx: ServiceContext,
  actor: AdminActor,
  { status, q, after }: MarketFilter,
) {
  return ctx.readAs(actor, async (trx) => {
    const search = q === undefined ? undefined : caseSearchOf(q);
    const named = search?.by === "words" ? await findCompaniesNamed(trx, search.words) : undefined;
    const of = {
      companyIds: named?.ids,
      number: search === undefined || search.by === "words" ? undefined : search.number,
    };
    const rows = await listProspectsForAdmins(trx, {
      ...of,
      statuses: status === undefined ? MARKET_STATUSES : [status],
      after: afterInstant(after),
      limit: PAGE_SIZE + 1,
    });
    return {
      page: toPage(byInstant, rows),
      counts: await countProspectsForAdmins(trx, { ...of, statuses: MARKET_STATUSES }),
      isCut: named?.isCut ?? false,
      most: MOST_PARTIES,
      now: ctx.now(),
    };
  });
}
