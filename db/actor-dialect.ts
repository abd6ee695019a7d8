import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  PostgresDialect,
  PostgresDriver,
  type PostgresDialectConfig,
  type TransactionSettings,
} from "kysely";
import { AsyncLocalStorage } from "node:async_hooks";
import pg from "pg";

/** What PostgreSQL is told at the beginning of a transaction, and forgets at its end. */
export type TransactionFacts = Readonly<Record<`app.${string}`, string>>;

const facts = new AsyncLocalStorage<TransactionFacts>();

/** The transaction that begins within `work` tells PostgreSQL these facts. */
export function beginningFor<Result>(told: TransactionFacts, work: () => Promise<Result>): Promise<Result> {
  return facts.run(told, work);
}

/** PostgreSQL as Kysely speaks to it; a transaction begins and says who acts in one message instead of two. */
export class ActorDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;

  constructor(config: PostgresDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new ActorDriver(this.#config);
  }
}

class ActorDriver extends PostgresDriver {
  override async beginTransaction(
    connection: DatabaseConnection,
    settings: TransactionSettings,
  ): Promise<void> {
    const told = facts.getStore();
    if (told === undefined) return super.beginTransaction(connection, settings);
    const calls = Object.entries(told).map(
      ([name, value]) => `set_config(${pg.escapeLiteral(name)}, ${pg.escapeLiteral(value)}, true)`,
    );
    try {
      await connection.executeQuery(CompiledQuery.raw(`begin; select ${calls.join(", ")}`));
    } catch (error) {
      await this.rollbackTransaction(connection as Parameters<PostgresDriver["rollbackTransaction"]>[0]);
      throw error;
    }
  }
}
