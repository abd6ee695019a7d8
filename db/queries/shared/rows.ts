import type { Generated, Insertable, Selectable, Transaction, UpdateObject } from "kysely";
import { literals } from "#db/literals.ts";
import type { Database } from "#db/schema.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

type Row<Table extends keyof Database> = Selectable<Database[Table]>;
type Column<Table extends keyof Database> = keyof Row<Table> & string;
type Of<Table extends keyof Database, Name extends string> = Row<Table>[Name & keyof Row<Table>];
type TableWith<Name extends string> = {
  [Table in keyof Database]: Name extends keyof Database[Table] ? Table : never;
}[keyof Database];

/** Kysely can't resolve the columns of a table that is a type parameter: inside, each table has these two. */
type Some = { id: Generated<string>; status: Generated<string> };
const inSome = (trx: ActorTransaction) => trx as unknown as Transaction<{ some: Some }>;
const some = (table: keyof Database) => table as string as "some";

/** A query that inserts a row. */
export function insertInto<Table extends keyof Database>(table: Table) {
  return async (trx: ActorTransaction, values: Insertable<Database[Table]>): Promise<void> => {
    await inSome(trx).insertInto(some(table)).values(values).execute();
  };
}

/** A query that inserts a row and returns its generated id. */
export function insertForId<Table extends TableWith<"id">>(table: Table) {
  return async (trx: ActorTransaction, values: Insertable<Database[Table]>): Promise<Of<Table, "id">> => {
    const insert = inSome(trx).insertInto(some(table)).values(values);
    const { id } = await insert.returning("id").executeTakeFirstOrThrow();
    return id as Of<Table, "id">;
  };
}

/**
 * A query that inserts a row of which only one may be open, that is have one of `statuses`, for the same values of
 * `columns`; undefined if one is open already. A partial unique index decides concurrent calls.
 */
export function insertUnlessOpen<Table extends TableWith<"status">, Returned extends Column<Table>>(
  table: Table,
  columns: readonly Column<Table>[],
  statuses: readonly (Of<Table, "status"> & string)[],
  returned: readonly Returned[],
) {
  return async (
    trx: ActorTransaction,
    values: Insertable<Database[Table]>,
  ): Promise<Pick<Row<Table>, Returned> | undefined> => {
    const insert = inSome(trx).insertInto(some(table)).values(values);
    const row: unknown = await insert
      .onConflict((conflict) =>
        conflict
          .columns(columns as readonly string[] as readonly "id"[])
          .where("status", "in", literals(statuses))
          .doNothing(),
      )
      .returning(returned as readonly string[] as readonly "id"[])
      .executeTakeFirst();
    return row as Pick<Row<Table>, Returned> | undefined;
  };
}

/** A query that changes the row of an id. */
export function updateById<Table extends TableWith<"id">>(table: Table) {
  return async (trx: ActorTransaction, id: string, change: UpdateObject<Database, Table>): Promise<void> => {
    await inSome(trx)
      .updateTable(some(table))
      .set(change as object)
      .where("id", "=", id)
      .execute();
  };
}

/** A query that reads and locks the row of an id. */
export function lockById<Table extends TableWith<"id">>(table: Table) {
  return async (trx: ActorTransaction, id: string): Promise<Row<Table> | undefined> => {
    const rows = inSome(trx).selectFrom(some(table)).selectAll().where("id", "=", id);
    return rows.forNoKeyUpdate().executeTakeFirst() as Promise<unknown> as Promise<Row<Table> | undefined>;
  };
}
