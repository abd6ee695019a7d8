import { sql } from "kysely";
import type { MattersOfIntroduction } from "#app/domain/introductions/matters.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** The latest application of an introduction, and its offer and deal that stand, as a reader of either side sees them. */
export async function findMattersOfIntroduction(
  trx: ActorTransaction,
  introductionId: string,
): Promise<MattersOfIntroduction> {
  const { rows } = await sql<MattersOfIntroduction>`select
    (select json_build_object('number', a.number::text, 'status', a.status) from application a
      where a.introduction_id = ${introductionId} order by a.number desc limit 1) as application,
    (select json_build_object('number', o.number::text, 'version', o.current_version) from offer o
      where o.introduction_id = ${introductionId} and o.status in ('issued', 'viewed', 'countered', 'revised')
      limit 1) as offer,
    (select json_build_object('number', d.number::text) from deal d
      where d.introduction_id = ${introductionId} and d.status <> 'fell_through'
      order by d.number desc limit 1) as deal`.execute(trx);
  return rows[0] ?? { application: null, offer: null, deal: null };
}
