import { sql } from "kysely";
import type { HashedEvent } from "#app/domain/events/hashed-event.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** An event with everything that its hash covers, each column as PostgreSQL writes it as text. */
export interface EventAsText extends HashedEvent {
  rowHash: Buffer | null;
}

const asText = sql`e.id::text as id, (extract(epoch from e.at) * 1000000)::bigint::text as micros, e.type, e.actor_kind,
  e.actor_user_id::text, e.actor_organization_id::text, e.subject_kind, e.subject_id::text, e.company_id::text,
  e.institution_id::text, e.prospect_id::text, e.from_status, e.to_status, e.reason_code, e.version::text, e.note,
  e.detail::text as detail, e.note_salt::text, e.detail_salt::text, e.note_commitment, e.detail_commitment, e.row_hash`;

/** The events with ids from the first up to but not including the last, in their order. */
export async function listEventsAsText(
  trx: ActorTransaction,
  { from, until, limit }: { from: bigint; until: bigint; limit: number },
): Promise<EventAsText[]> {
  const { rows } = await sql<EventAsText>`
    select ${asText} from event e where e.id >= ${from} and e.id < ${until} order by e.id limit ${limit}`.execute(
    trx,
  );
  return rows;
}

/** Hashed events without a seal, by pages. */
export async function listUnsealedAsText(
  trx: ActorTransaction,
  after: bigint,
  limit: number,
): Promise<EventAsText[]> {
  const { rows } = await sql<EventAsText>`
    select ${asText} from event e join event_unsealed u on u.event_id = e.id
    where e.id > ${after} and e.row_hash is not null order by e.id limit ${limit}`.execute(trx);
  return rows;
}

/**
 * Ids of events that no seal covers and that do not wait for one. `covered`: what the seals cover up to that number;
 * what later seals cover is asked for here.
 */
export async function listUncovered(
  trx: ActorTransaction,
  { covered, upTo, limit }: { covered: string; upTo: bigint; limit: number },
): Promise<bigint[]> {
  const { rows } = await sql<{ id: bigint }>`
    select e.id from event e
    where not e.id <@ (${covered}::int8multirange
        + coalesce((select range_agg(ids) from audit_seal where number > ${upTo}), '{}'))
      and not exists (select from event_unsealed u where u.event_id = e.id)
    order by e.id limit ${limit}`.execute(trx);
  return rows.map(({ id }) => id);
}

/** How many events there are, and how many wait for a seal. */
export async function countTrail(trx: ActorTransaction): Promise<{ events: bigint; unsealed: bigint }> {
  const { rows } = await sql<{ events: bigint; unsealed: bigint }>`
    select (select count(*) from event) as events, (select count(*) from event_unsealed) as unsealed`.execute(
    trx,
  );
  return rows[0] ?? { events: 0n, unsealed: 0n };
}

/** The event that has this stored hash, if one has. */
export async function findEventByHash(trx: ActorTransaction, hash: Buffer): Promise<bigint | undefined> {
  const { rows } = await sql<{ id: bigint }>`select id from event where row_hash = ${hash} limit 1`.execute(
    trx,
  );
  return rows[0]?.id;
}

/** The ids of all events whose texts were erased by a recorded erasure. */
export async function listErasedIds(trx: ActorTransaction): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select jsonb_array_elements_text(detail -> 'events') as id from event
    where type = 'texts-erased' and jsonb_typeof(detail -> 'events') = 'array'`.execute(trx);
  return rows.map(({ id }) => id);
}
