import { sql } from "kysely";
import type { Frequency } from "#app/domain/figures/gini.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** How many introductions were asked for in a period, by either side, for each possible party. */
export interface Period {
  since: Date;
  until: Date;
}

/** Over the institutions that were verified by the end of the period and are active. */
export async function countByInstitution(
  trx: ActorTransaction,
  { since, until }: Period,
): Promise<Frequency[]> {
  const { rows } = await sql<Frequency>`
    select introductions as value, count(*)::int as parties
    from (
      select count(i.id)::int as introductions
      from institution
      left join introduction i on i.institution_id = institution.id
        and i.requested_at >= ${since} and i.requested_at < ${until}
      where institution.status = 'active' and institution.verified_at < ${until}
      group by institution.id
    ) each
    group by introductions order by introductions`.execute(trx);
  return rows;
}

/** Over the prospects published for a part of the period: those that still are, and those that ended in it. */
export async function countByProspect(trx: ActorTransaction, { since, until }: Period): Promise<Frequency[]> {
  const { rows } = await sql<Frequency>`
    select introductions as value, count(*)::int as parties
    from (
      select count(i.id)::int as introductions
      from prospect
      left join introduction i on i.prospect_id = prospect.id
        and i.requested_at >= ${since} and i.requested_at < ${until}
      where prospect.published_at < ${until}
        and (prospect.status in ('published', 'paused') or prospect.status_changed_at >= ${since})
      group by prospect.id
    ) each
    group by introductions order by introductions`.execute(trx);
  return rows;
}
