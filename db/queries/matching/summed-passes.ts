import { sql } from "kysely";
import { PASS_CELL, type SummedPass } from "#app/domain/figures/summed-passes.ts";
import { type Cells, changesOf, storeCells } from "#db/queries/public/public-cells.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** What each institution said of each prospect, on whichever of its mandates. */
const passes: Cells = {
  present: sql`
    select ${PASS_CELL}::text || p.prospect_id as cell, 'institution' as side, p.institution_id as organization_id,
      string_agg(distinct p.reason_code || case when p.repairable then '+' else '' end, ' '
        order by p.reason_code || case when p.repairable then '+' else '' end) as contribution
    from pass p group by p.prospect_id, p.institution_id`,
  isOfKind: (cell) => sql`starts_with(${cell}, ${PASS_CELL}::text)`,
};

/** Of each prospect, how many institutions have passed on it, and how many of them changed since its reasons were summed. */
export function countPasses(trx: ActorTransaction) {
  return changesOf(trx, passes);
}

/** Stores what each institution has said of these prospects: what their next sums are compared with. */
export function storePassBasis(trx: ActorTransaction, cells: readonly string[]): Promise<void> {
  return storeCells(trx, passes, cells);
}

/** The prospects of cells, with their companies, and how many institutions gave each reason; each institution once. */
export async function sumPasses(trx: ActorTransaction, prospectIds: readonly string[]) {
  const { rows } = await sql<{ id: string; companyId: string; reasons: SummedPass[] }>`
    select prospect.id, prospect.company_id, coalesce(summed.reasons, '[]') as reasons
    from prospect
    left join lateral (
      select json_agg(json_build_object('reasonCode', r.reason_code, 'institutions', r.institutions,
        'repairable', r.repairable)) as reasons
      from (
        select p.reason_code, count(distinct p.institution_id) as institutions, bool_or(p.repairable) as repairable
        from pass p where p.prospect_id = prospect.id group by p.reason_code
      ) as r
    ) as summed on true
    where prospect.id = any(${[...prospectIds]}::uuid[])
    order by prospect.id`.execute(trx);
  return rows;
}
