import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { whyClosed } from "#app/domain/mandates/owner-view.ts";
import { type ProspectView, toInstitutionView } from "#app/domain/prospects/institution-view.ts";
import { found } from "#app/domain/refusal.ts";
import { dayOf } from "#app/lib/days.ts";
import type { DealsFilter } from "#db/queries/matching/deals-filter.ts";
import { type DealsSort, listDeals } from "#db/queries/matching/deals-list.ts";
import type { ServiceContext } from "../context.ts";
import { readStandingMandates } from "./read-standing-mandates.server.ts";

/** More than any list that a person works through; beyond it, use filters. */
const most = 2_000;

export interface ExportDeals {
  mandateId: string | null;
  filter: DealsFilter;
  sort: DealsSort;
}

/** The whole ranked list of a mandate, each opportunity as it is seen before consent. */
export function exportDeals(
  ctx: ServiceContext,
  actor: InstitutionActor,
  { mandateId, filter, sort }: ExportDeals,
): Promise<(ProspectView & { score: number })[]> {
  return ctx.withActor(actor, async (trx) => {
    const today = dayOf(ctx.now());
    const mandates = await readStandingMandates(ctx, trx, actor.institutionId);
    const row = found(
      mandateId === null ? mandates[0] : mandates.find(({ id }) => id === mandateId),
      "mandate-not-found",
    );
    if (whyClosed(row, row.terms, today) !== null) return [];
    const of = { mandateId: row.id, institutionId: actor.institutionId };
    const rows = await listDeals(trx, of, { filter, sort, after: null, limit: most });
    return rows.map((deal) => ({
      ...toInstitutionView(deal),
      score: deal.score,
    }));
  });
}
