import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  PostgresDialect,
  PostgresDriver,
  type PostgresDialectConfig,
  type QueryCompiler,
  type TransactionSettings,
} from "kysely";
import { AsyncLocalStorage } from "node:async_hooks";
import { type Acting, type ActorSettings, setLocally, settingsOf } from "./acting.ts";
import { StatusCompiler } from "./status-compiler.ts";

const facts = new AsyncLocalStorage<ActorSettings>();

/** A transaction started within `work` sets these facts. */
export function beginningFor<Result>(
  localSettings: ActorSettings,
  work: () => Promise<Result>,
): Promise<Result> {
  return facts.run(localSettings, work);
}

/** Kysely's PostgreSQL dialect; a transaction begins, sets its role and its actor in one message. States are constants. */
export class ActorDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;
  readonly #acting: Acting | undefined;

  constructor(config: PostgresDialectConfig, acting?: Acting) {
    super(config);
    this.#config = config;
    this.#acting = acting;
  }

  override createDriver(): Driver {
    return new ActorDriver(this.#config, this.#acting);
  }

  override createQueryCompiler(): QueryCompiler {
    return new StatusCompiler();
  }
}

class ActorDriver extends PostgresDriver {
  readonly #settings: Readonly<Record<string, string>>;

  constructor(config: PostgresDialectConfig, acting: Acting | undefined) {
    super(config);
    this.#settings = acting === undefined ? {} : settingsOf(acting);
  }

  override async beginTransaction(
    connection: DatabaseConnection,
    settings: TransactionSettings,
  ): Promise<void> {
    const localSettings = { ...this.#settings, ...facts.getStore() };
    if (Object.keys(localSettings).length === 0) return super.beginTransaction(connection, settings);
    try {
      await connection.executeQuery(
        CompiledQuery.raw(`${beginning(settings)}; ${setLocally(localSettings)}`),
      );
    } catch (error) {
      await this.rollbackTransaction(connection as Parameters<PostgresDriver["rollbackTransaction"]>[0]);
      throw error;
    }
  }
}

function beginning({ isolationLevel, accessMode }: TransactionSettings): string {
  const level = isolationLevel === undefined ? "" : ` isolation level ${isolationLevel}`;
  return `begin${level}${accessMode === undefined ? "" : ` ${accessMode}`}`;
}
