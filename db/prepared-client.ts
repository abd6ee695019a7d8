import pg from "pg";
import { type Acting, setLocally, settingsOf } from "./acting.ts";
import { ACTING_STATEMENT, ActingQuery } from "./acting-query.ts";
import { countStatement } from "./statements.ts";

/** More texts than the house has: what a list of so many values makes anew each time is not worth keeping. */
const mostStatements = 500;
const names = new Map<string, string>();
/** Counts the times that PostgreSQL changed a statement's columns under us; names of before are never used again. */
let era = 0;

/** PostgreSQL has added or dropped columns since the statement was prepared; the transaction is undone. */
export const PLAN_CHANGED = "0A000";

/**
 * A client that gives each text with parameters a name, so that PostgreSQL parses and plans it once a connection: for
 * the lists of the house this is half of what they cost. Every role has a pool of its own, and a policy reads who acts
 * when it runs, so that no plan knows anybody.
 */
export class PreparedClient extends pg.Client {
  readonly #acting: Acting | undefined;

  constructor(config?: pg.ClientConfig & { acting?: Acting }) {
    super(config);
    this.#acting = config?.acting;
  }

  /** Prepares the statement that sets role and limits, which every single statement is sent behind. */
  async prepareActing(): Promise<void> {
    if (this.#acting === undefined) return;
    const text = setLocally(settingsOf(this.#acting));
    await send(this, [{ name: ACTING_STATEMENT, text }]);
  }

  override query: pg.Client["query"] = ((...query: unknown[]) => {
    const [text, values] = query;
    countStatement(text);
    const isAsked =
      query.length === 2 && typeof text === "string" && Array.isArray(values) && values.length > 0;
    const name = isAsked ? nameOf(text) : undefined;
    const sent: unknown =
      this.#acting === undefined
        ? send(this, name === undefined ? query : [{ name, text, values }])
        : this.#queryAs(name, query);
    if (!(sent instanceof Promise)) return sent;
    return sent.catch((error: unknown) => {
      if (error instanceof pg.DatabaseError && error.code === PLAN_CHANGED) forget();
      throw error;
    });
  }) as pg.Client["query"];

  #queryAs(name: string | undefined, [asked, values, done]: unknown[]): Promise<unknown> | undefined {
    const whole = {
      ...(typeof asked === "string" ? { text: asked } : (asked as { text: string })),
      ...(name === undefined ? {} : { name }),
      ...(Array.isArray(values) ? { values: values as unknown[] } : {}),
    };
    const isInTransaction = (): boolean => ["T", "E"].includes(this.getTransactionStatus() ?? "");
    const submit = (callback: (error: Error | undefined, result: unknown) => void): void => {
      send(this, [new ActingQuery(whole, isInTransaction, callback)]);
    };
    const callback = typeof values === "function" ? values : done;
    if (typeof callback === "function") {
      submit(callback as (error: Error | undefined, result: unknown) => void);
      return undefined;
    }
    return new Promise((resolve, reject) => {
      submit((error, result) => {
        if (!error) resolve(result);
        else {
          // In place of a stack that leads to the socket.
          Error.captureStackTrace(error);
          reject(error);
        }
      });
    });
  }
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

function forget(): void {
  era += 1;
  names.clear();
}
