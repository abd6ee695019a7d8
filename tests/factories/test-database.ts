import type { ExpressionBuilder, Insertable, Kysely, Selectable, Updateable } from "kysely";
import { createDatabase, createPool } from "#db/client.ts";
import type { Database } from "#db/schema.ts";
import type { TestApp } from "#tests/support/test-app.ts";

type Table = keyof Database;
type Row<T extends Table> = Selectable<Database[T]>;
/** Which rows: the one with that id, or all with these column values. */
type Where<T extends Table> = string | Partial<Row<T>>;

/** The database as its superuser sees it, for arranging data and for assertions. */
export interface TestDatabase {
  (): Kysely<Database>;
  /** Writes a row, and gives it as it is stored. */
  insert<T extends Table>(table: T, values: Insertable<Database[T]>): Promise<Row<T>>;
  insertAll<T extends Table>(table: T, rows: readonly Insertable<Database[T]>[]): Promise<void>;
  update<T extends Table>(table: T, where: Where<T>, change: Updateable<Database[T]>): Promise<void>;
  remove<T extends Table>(table: T, where?: Where<T>): Promise<void>;
  /** The one row; throws where there is none. */
  row<T extends Table>(table: T, where?: Where<T>): Promise<Row<T>>;
  rows<T extends Table>(table: T, where?: Where<T>, orderBy?: keyof Row<T>): Promise<Row<T>[]>;
  /** One column of those rows. */
  column<T extends Table, C extends keyof Row<T>>(
    table: T,
    column: C,
    where?: Where<T>,
    orderBy?: keyof Row<T>,
  ): Promise<Row<T>[C][]>;
}

export function testDatabase(app: TestApp): TestDatabase {
  let db: Kysely<Database> | undefined;
  app.onClose(async () => db?.destroy());
  const open = (): Kysely<Database> =>
    (db ??= createDatabase(
      createPool({ connectionString: app.databaseUrl, size: 4, onError: () => undefined }),
    ));
  // Kysely can't type a table known only by a type parameter: inside, each is treated as any table.
  const any = () => open() as unknown as Kysely<Record<string, Record<string, unknown>>>;
  const columns = (where: object | string = {}) =>
    Object.entries(typeof where === "string" ? { id: where } : where);

  /** A condition for Kysely's `where`: every column has its value. */
  const having =
    (where?: object | string) =>
    (build: ExpressionBuilder<Record<string, Record<string, unknown>>, string>) =>
      build.and(columns(where).map(([column, value]) => build(column, value === null ? "is" : "=", value)));

  async function rows(table: string, where?: object | string, orderBy?: string) {
    const query = any().selectFrom(table).selectAll().where(having(where));
    return (orderBy === undefined ? query : query.orderBy(orderBy)).execute();
  }

  return Object.assign(open, {
    insert: async (table: string, values: Record<string, unknown>) =>
      any().insertInto(table).values(values).returningAll().executeTakeFirstOrThrow(),
    async insertAll(table: string, all: readonly Record<string, unknown>[]) {
      if (all.length > 0) await any().insertInto(table).values(all).execute();
    },
    async update(table: string, where: object | string, change: object) {
      await any().updateTable(table).set(change).where(having(where)).execute();
    },
    async remove(table: string, where?: object | string) {
      await any().deleteFrom(table).where(having(where)).execute();
    },
    async row(table: string, where?: object | string) {
      const [found] = await rows(table, where);
      if (found === undefined) throw new Error(`there is no such ${table}`);
      return found;
    },
    rows,
    column: async (table: string, column: string, where?: object | string, orderBy?: string) =>
      (await rows(table, where, orderBy)).map((row) => row[column]),
  }) as unknown as TestDatabase;
}
