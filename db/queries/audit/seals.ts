import { sql } from "kysely";
import type { ActorTransaction } from "#db/with-actor.ts";

/** A seal as it is stored: a link of the chain. */
export interface SealRow {
  number: bigint;
  previous: Buffer | null;
  sealedAt: Date;
  ids: string;
  events: number;
  rowsDigest: Buffer;
  digest: Buffer;
  copiedAt: Date | null;
}

/** One transaction after the other adds to the chain; the lock ends with it. */
export async function lockChain(trx: ActorTransaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('audit seal', 0))`.execute(trx);
}

/**
 * Takes so many events without a seal, of those that have committed; one whose transaction is still open is left for a
 * later call. Events from before the trail was sealed get their hashes here. Needs the lock of the chain.
 */
export async function takeUnsealed(trx: ActorTransaction, limit: number) {
  const { rows: taken } = await sql<{ eventId: bigint }>`
    delete from event_unsealed where ctid = any (array(select ctid from event_unsealed limit ${limit}))
    returning event_id`.execute(trx);
  const ids = taken.map(({ eventId }) => eventId);
  if (ids.length === 0) return { taken: 0, events: [] };
  await sql`select hash_old_events(${ids}::bigint[])`.execute(trx);
  const { rows } = await sql<{ id: bigint; rowHash: Buffer }>`
    select id, row_hash from event where id = any (${ids}::bigint[]) order by id`.execute(trx);
  return { taken: ids.length, events: rows };
}

export async function findLastSeal(trx: ActorTransaction): Promise<SealRow | undefined> {
  return trx.selectFrom("auditSeal").selectAll().orderBy("number", "desc").limit(1).executeTakeFirst();
}

export async function insertSeal(trx: ActorTransaction, seal: Omit<SealRow, "copiedAt">): Promise<void> {
  await trx.insertInto("auditSeal").values(seal).execute();
}

/** Seals in the order of the chain, after the given one. */
export async function listSealsAfter(
  trx: ActorTransaction,
  number: bigint,
  limit: number,
): Promise<SealRow[]> {
  return trx
    .selectFrom("auditSeal")
    .selectAll()
    .where("number", ">", number)
    .orderBy("number")
    .limit(limit)
    .execute();
}

/** Seals that have no copy outside the database yet, the oldest first. */
export async function listUncopiedSeals(trx: ActorTransaction, limit: number): Promise<SealRow[]> {
  return trx
    .selectFrom("auditSeal")
    .selectAll()
    .where("copiedAt", "is", null)
    .orderBy("number")
    .limit(limit)
    .execute();
}

export async function setSealCopied(trx: ActorTransaction, number: bigint, at: Date): Promise<void> {
  await trx.updateTable("auditSeal").set({ copiedAt: at }).where("number", "=", number).execute();
}

/** The stored hashes of a seal's events, in the order of their ids. */
export async function listHashesOfSeal(trx: ActorTransaction, ids: string): Promise<Buffer[]> {
  const { rows } = await sql<{ rowHash: Buffer | null }>`
    select e.row_hash from unnest(${ids}::int8multirange) as range
    join event e on e.id >= lower(range) and e.id < upper(range) order by e.id`.execute(trx);
  return rows.map(({ rowHash }) => rowHash ?? Buffer.alloc(0));
}
