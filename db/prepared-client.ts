import type { Duplex } from "node:stream";
import pg from "pg";
import { type Acting, actorValues, readingAs, setLocally, settingsOf } from "./acting.ts";
import { ACTING_STATEMENT, ActingQuery, READING_STATEMENT, type Setting } from "./acting-query.ts";
import { cancelStatement } from "./cancel.ts";
import { commitOutcome, MARK_QUERY, type TransactionMark } from "./commit-outcome.ts";
import { currentReader } from "./reader.ts";
import { currentRequest, type WorkUnderWay } from "./request-scope.ts";
import { countStatement } from "./statements.ts";

/** More texts than the product has: a text that depends on the number of values isn't worth preparing. */
const mostStatements = 500;
const names = new Map<string, string>();
/** Counts the times that PostgreSQL changed a statement's columns during operation; earlier names are never reused. */
let era = 0;

/** PostgreSQL has added or dropped columns since the statement was prepared; the transaction is rolled back. */
export const PLAN_CHANGED = "0A000";

/**
 * A client that names each text with parameters, so that PostgreSQL parses and plans it once per connection: this is
 * half of the cost of the product's lists. Every role has its own pool, and a policy reads the actor at execution, so
 * that no plan depends on the actor.
 */
export class PreparedClient extends pg.Client {
  readonly #acting: Acting | undefined;
  readonly #config: pg.ClientConfig;
  /** The transaction of a request that is open on this connection. */
  #transaction: WorkUnderWay | undefined;

  constructor(config?: pg.ClientConfig & { acting?: Acting }) {
    super(config);
    this.#acting = config?.acting;
    this.#config = config ?? {};
  }

  /** Prepares the statements that set role and limits, one of which precedes every single statement. */
  async prepareActing(): Promise<void> {
    if (this.#acting === undefined) return;
    await send(this, [{ name: ACTING_STATEMENT, text: setLocally(settingsOf(this.#acting)) }]);
    await send(this, [{ name: READING_STATEMENT, text: readingAs(this.#acting), values: ["", "", ""] }]);
  }

  override query: pg.Client["query"] = ((...query: unknown[]) => {
    const [text, values, last] = query;
    countStatement(text);
    const isAsked =
      query.length === 2 && typeof text === "string" && Array.isArray(values) && values.length > 0;
    const name = isAsked ? nameOf(text) : undefined;
    const named = name === undefined ? undefined : { name, text: inEra(text as string), values };
    if (this.#acting !== undefined) {
      const callback = typeof values === "function" ? values : last;
      const setting = settingFor(this.#acting);
      const sent = this.#queryForRequest(text, () => this.#queryAs(setting, named ?? text, values)).catch(
        forgetIfChanged,
      );
      return typeof callback === "function" ? void answer(sent, callback as Callback) : sent;
    }
    const sent = send(this, named === undefined ? query : [named]);
    return sent instanceof Promise ? sent.catch(forgetIfChanged) : sent;
  }) as pg.Client["query"];

  /** A request knows its transactions and single statements, so that its time limit can end them. */
  async #queryForRequest(text: unknown, ask: () => Promise<unknown>): Promise<unknown> {
    const open = this.#transaction;
    if (open !== undefined) {
      if (text === "commit") return this.#commit(open, ask);
      return text === "rollback" ? ask().finally(() => this.#endTransaction(open, false)) : ask();
    }
    const request = currentRequest();
    if (request === undefined || text === "rollback") return ask();
    const work = request.open({
      cancel: () => cancelStatement(this),
      destroy: () => (this as unknown as { connection: { stream: Duplex } }).connection.stream.destroy(),
    });
    if (typeof text !== "string" || !text.startsWith("begin")) return this.#single(work, ask);
    this.#transaction = work;
    return ask();
  }

  #endTransaction(work: WorkUnderWay, hasWritten: boolean): void {
    this.#transaction = undefined;
    work.end({ hasWritten });
  }

  /**
   * For requests that may write, whether it has written is read before the commit: a transaction that only read has no
   * number. If the response is lost with the connection, its mark shows what became of it.
   */
  async #commit(work: WorkUnderWay, ask: () => Promise<unknown>): Promise<unknown> {
    const mark = work.mayWrite ? await this.#mark() : null;
    work.commits();
    try {
      const result = await ask();
      this.#endTransaction(work, mark !== null && (result as pg.QueryResult).command === "COMMIT");
      return result;
    } catch (error) {
      const isAnswer = error instanceof pg.DatabaseError && error.severity === "ERROR";
      const outcome = mark === null || isAnswer ? "aborted" : await commitOutcome(mark, this.#config);
      this.#endTransaction(work, outcome !== "aborted");
      if (outcome !== "committed") throw error;
      return { command: "COMMIT", rows: [], rowCount: null };
    }
  }

  async #mark(): Promise<TransactionMark | null> {
    const { rows } = (await send(this, [MARK_QUERY])) as pg.QueryResult<TransactionMark>;
    return rows[0] ?? null;
  }

  async #single(work: WorkUnderWay, ask: () => Promise<unknown>): Promise<unknown> {
    let hasWritten = work.mayWrite;
    try {
      const result = await ask();
      hasWritten &&= (result as pg.QueryResult).command !== "SELECT";
      return result;
    } catch (error) {
      hasWritten &&= !(error instanceof pg.DatabaseError);
      throw error;
    } finally {
      work.end({ hasWritten });
    }
  }

  #queryAs(setting: Setting, asked: unknown, values: unknown): Promise<unknown> {
    const whole = {
      ...(typeof asked === "string" ? { text: asked } : (asked as { text: string })),
      ...(Array.isArray(values) ? { values: values as unknown[] } : {}),
    };
    const isInTransaction = (): boolean => ["T", "E"].includes(this.getTransactionStatus() ?? "");
    return new Promise((resolve, reject) => {
      const query = new ActingQuery(whole, { isInTransaction, setting }, (error, result) => {
        if (!error) resolve(result);
        else {
          // Replaces a stack that only leads to the socket.
          Error.captureStackTrace(error);
          reject(error);
        }
      });
      send(this, [query]);
    });
  }
}

const acting: Setting = { name: ACTING_STATEMENT, values: [] };

/** The accounts' role reads and writes for no actor, also while a use case reads for one. */
function settingFor({ role }: Acting): Setting {
  const reader = role === "longspring_accounts" ? undefined : currentReader();
  return reader === undefined ? acting : { name: READING_STATEMENT, values: actorValues(reader) };
}

type Callback = (error: Error | undefined, result?: unknown) => void;

function answer(sent: Promise<unknown>, callback: Callback): void {
  sent.then((result) => callback(undefined, result), callback);
}

function forgetIfChanged(error: unknown): never {
  if (error instanceof pg.DatabaseError && error.code === PLAN_CHANGED) forget();
  throw error;
}

function send(client: pg.Client, query: unknown[]): unknown {
  return Reflect.apply(pg.Client.prototype.query, client, query) as unknown;
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= mostStatements) return known;
  const name = `s${era}_${names.size}`;
  names.set(text, name);
  return name;
}

/** A pooler identifies statements by text, not by name: a statement after a change must differ from the old one. */
function inEra(text: string): string {
  return era === 0 ? text : `${text}\n-- ${era}`;
}

function forget(): void {
  era += 1;
  names.clear();
}
