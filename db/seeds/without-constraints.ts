import { sql } from "kysely";
import type { ActorTransaction } from "../with-actor.ts";

/**
 * Does the work with foreign keys and non-constraint indexes dropped on those of the named tables that are empty, then
 * restores them: many rows are sorted and checked once, not one by one. A violated key fails on restoration, in the
 * same transaction.
 */
export async function withoutConstraints<Result>(
  trx: ActorTransaction,
  tables: readonly string[],
  work: () => Promise<Result>,
): Promise<Result> {
  const empty = await emptyOf(trx, tables);
  const { rows } = await sql<{ drop: string; create: string }>`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as create
    from pg_constraint where contype = 'f' and conrelid = any (${empty}::regclass[])
    union all
    select format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
    from pg_index
    where indrelid = any (${empty}::regclass[])
      and not exists (select from pg_constraint where conindid = indexrelid)`.execute(trx);
  await sql.raw(rows.map(({ drop }) => drop).join(";")).execute(trx);
  const result = await work();
  // Fires deferred triggers now: a table with pending trigger events can't be altered.
  await sql`set constraints all immediate`.execute(trx);
  // Indexes first: the check of a key uses them.
  const creates = rows.reverse().map(({ create }) => create);
  await sql.raw(creates.join(";")).execute(trx);
  return result;
}

async function emptyOf(trx: ActorTransaction, tables: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    ${sql.join(
      tables.map((name) => sql`select ${name} as name where not exists (select from ${sql.raw(name)})`),
      sql` union all `,
    )}`.execute(trx);
  return rows.map(({ name }) => name);
}
