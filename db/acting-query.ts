import pg from "pg";

/** The members of pg's classes that its types don't publish. */
interface WireConnection {
  bind(message: { portal: string; statement: string; values: readonly unknown[] }): void;
  execute(message: { portal: string; rows: number }): void;
}
interface WireQuery {
  prepare(connection: WireConnection): void;
  requiresPreparation(): boolean;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: WireConnection): void;
}
type Done = (error: Error | undefined, result: unknown) => void;

const Base = pg.Query as unknown as new (
  config: { name?: string; text: string; values?: unknown[] },
  values: undefined,
  callback: Done,
) => WireQuery & pg.Submittable;

/** The statement that sets role and limits, by the name under which each connection has prepared it. */
export const ACTING_STATEMENT = "acting";
/** The one that also sets an actor who only reads. */
export const READING_STATEMENT = "reading";

/** What precedes a statement outside of a transaction, by the name under which it is prepared. */
export interface Setting {
  name: string;
  values: readonly string[];
}

const transactionControl = /^\s*(?:begin|start transaction|commit|rollback)\b/i;

/**
 * A statement outside of a transaction, sent together with the one that sets role and limits: PostgreSQL runs all
 * messages up to one Sync as one transaction, in one round trip. Inside a transaction, which has set them at its start,
 * it is sent alone.
 */
export class ActingQuery extends Base {
  readonly #text: string;
  readonly #isInTransaction: () => boolean;
  readonly #setting: Setting;
  /** The results so far belong to the statement that sets the role. */
  #isSetting = false;

  constructor(
    config: { name?: string; text: string; values?: unknown[] },
    { isInTransaction, setting }: { isInTransaction: () => boolean; setting: Setting },
    callback: Done,
  ) {
    super(config, undefined, callback);
    this.#text = config.text;
    this.#setting = setting;
    this.#isInTransaction = isInTransaction;
  }

  /** Runs when it is sent, after all earlier queries have ended. */
  override requiresPreparation(): boolean {
    return this.#needsRole() || super.requiresPreparation();
  }

  override prepare(connection: WireConnection): void {
    if (this.#needsRole()) {
      this.#isSetting = true;
      connection.bind({ portal: "", statement: this.#setting.name, values: this.#setting.values });
      connection.execute({ portal: "", rows: 0 });
    }
    super.prepare(connection);
  }

  override handleDataRow(message: unknown): void {
    if (!this.#isSetting) super.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, connection: WireConnection): void {
    if (this.#isSetting) this.#isSetting = false;
    else super.handleCommandComplete(message, connection);
  }

  #needsRole(): boolean {
    return !this.#isInTransaction() && !transactionControl.test(this.#text);
  }
}
