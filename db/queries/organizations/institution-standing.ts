import { sql } from "kysely";
import type { ActorTransaction } from "#db/with-actor.ts";

interface Standing {
  /** The last event that moved it from one status to another, for admins. */
  at: Date | null;
  type: string | null;
  reasonCode: string | null;
  note: string | null;
  person: string | null;
  /** What it was before its last suspension. */
  beforeSuspension: string | null;
}

/** What brought an institution into its status; all null of one that no act moved, as one that was imported. */
export async function findInstitutionStanding(
  trx: ActorTransaction,
  institutionId: string,
): Promise<Standing> {
  const { rows } = await sql<Standing>`
    select moved.at, moved.type, moved.reason_code as "reasonCode", moved.note, person.name as person,
      (select e.from_status from event e
        where e.subject_kind = 'institution' and e.subject_id = own.id and e.type = 'institution-suspended'
        order by e.id desc limit 1) as "beforeSuspension"
    from (select ${institutionId}::uuid as id) own
    left join lateral (
      select e.at, e.type, e.reason_code, e.note, e.actor_user_id from event e
      where e.subject_kind = 'institution' and e.subject_id = own.id
        and e.to_status is not null and e.to_status is distinct from e.from_status
      order by e.id desc limit 1) moved on true
    left join accounts.user person on person.id = moved.actor_user_id`.execute(trx);
  const [row] = rows;
  if (row === undefined) throw new Error("a query without a condition has one row");
  return row;
}
