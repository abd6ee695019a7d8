import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { whyClosed } from "#app/domain/mandates/owner-view.ts";
import { type ProspectView, toInstitutionView } from "#app/domain/prospects/institution-view.ts";
import type { OpportunitySort } from "#app/domain/matching/ranking/opportunity-sorts.ts";
import { found } from "#app/domain/refusal.ts";
import { dayOf } from "#app/lib/days.ts";
import type { OpportunityFilter } from "#db/queries/matching/opportunity-filter.ts";
import { listOpportunityCards } from "#db/queries/matching/opportunity-list.ts";
import type { ServiceContext } from "#app/services/context.ts";
import { readCurrentMandate } from "./read-current-mandate.server.ts";

/** More than any list that a person works through; beyond it, use filters. */
const most = 2_000;

export interface ExportOpportunities {
  mandateId: string | null;
  filter: OpportunityFilter;
  sort: OpportunitySort;
}

/** The whole ranked list of a mandate, each opportunity as it is seen before consent. */
export function exportOpportunities(
  ctx: ServiceContext,
  actor: InstitutionActor,
  { mandateId, filter, sort }: ExportOpportunities,
): Promise<(ProspectView & { score: number })[]> {
  return ctx.readAs(actor, async (trx) => {
    const today = dayOf(ctx.now());
    const row = found(await readCurrentMandate(trx, actor.institutionId, mandateId), "mandate-not-found");
    if (whyClosed(row, row.terms, today) !== null) return [];
    const of = { mandateId: row.id, institutionId: actor.institutionId };
    const rows = await listOpportunityCards(trx, of, { filter, sort, limit: most });
    return rows.map((opportunity) => ({
      ...toInstitutionView(opportunity),
      score: opportunity.score,
    }));
  });
}
