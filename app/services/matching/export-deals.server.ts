import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { whyClosed } from "#app/domain/mandates/seen-by-owner.ts";
import { type SeenProspect, seenByInstitution } from "#app/domain/prospects/seen-by-institution.ts";
import { found } from "#app/domain/refusal.ts";
import { dayOf } from "#app/lib/days.ts";
import type { DealsFilter } from "#db/queries/deals-filter.ts";
import { type DealsSort, listDeals } from "#db/queries/deals-list.ts";
import { listStandingMandates } from "#db/queries/mandates.ts";
import { toMandateTerms } from "#db/queries/matching-facts.ts";
import type { ServiceContext } from "../context.ts";

/** More than any list that a person works through; beyond it, filters. */
const most = 2_000;

export interface ExportDeals {
  mandateId: string | null;
  filter: DealsFilter;
  sort: DealsSort;
}

/** The ranked list of a mandate as a whole, each deal as it is seen before consent. */
export function exportDeals(
  { withActor, now }: ServiceContext,
  actor: InstitutionActor,
  { mandateId, filter, sort }: ExportDeals,
): Promise<(SeenProspect & { score: number })[]> {
  return withActor(actor, async (trx) => {
    const today = dayOf(now());
    const mandates = await listStandingMandates(trx, actor.institutionId);
    const row = found(
      mandateId === null ? mandates[0] : mandates.find(({ id }) => id === mandateId),
      "mandate-not-found",
    );
    const terms = toMandateTerms(row);
    if (whyClosed(row, terms, today) !== null) return [];
    const of = { mandateId: row.id, institutionId: actor.institutionId };
    const rows = await listDeals(trx, of, { filter, sort, after: null, limit: most });
    return rows.map((deal) => ({
      ...seenByInstitution(deal),
      score: deal.score,
    }));
  });
}
