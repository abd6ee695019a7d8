import pg from "pg";

/** The roles that processes act as; none of them may bypass row-level security. */
export type ActingRole = "longspring_app" | "longspring_worker" | "longspring_accounts";

/** PostgreSQL's timeouts, in milliseconds; 0 is no limit. */
export interface TimeLimits {
  /** One statement. Ends it with 57014. */
  statementMs: number;
  /** The wait for one lock. Ends the statement with 55P03. */
  lockMs: number;
  /** An idle transaction. Ends the connection with 25P03. */
  idleMs: number;
}

/** The role of a pool, and its limits. Set in each transaction and reset at its end: a pooler may share sessions. */
export interface Acting {
  role: ActingRole;
  limits: TimeLimits;
}

/** The settings that every transaction of such a pool starts with. */
export function settingsOf({ role, limits }: Acting): Record<string, string> {
  return {
    role,
    statement_timeout: String(limits.statementMs),
    lock_timeout: String(limits.lockMs),
    idle_in_transaction_session_timeout: String(limits.idleMs),
  };
}

/** A statement that applies the settings until the transaction ends. */
export function setLocally(settings: Readonly<Record<string, string>>): string {
  const calls = Object.entries(settings).map(
    ([name, value]) => `set_config(${pg.escapeLiteral(name)}, ${pg.escapeLiteral(value)}, true)`,
  );
  return `select ${calls.join(", ")}`;
}

/** The actor, as row-level security reads it. Set in each transaction and reset at its end. */
export type ActorSettings = Readonly<Record<(typeof actorSettings)[number], string>>;
const actorSettings = ["app.role", "app.org", "app.user"] as const;

/** The values of the parameters of `readingAs`. */
export function actorValues(actor: ActorSettings): string[] {
  return actorSettings.map((name) => actor[name]);
}

/** A statement that sets role, limits and the given actor for one transaction that only reads. */
export function readingAs(acting: Acting): string {
  const actor = actorSettings.map((name, index) => `set_config('${name}', $${index + 1}, true)`);
  const readOnly = { transaction_read_only: "on" };
  return `${setLocally({ ...settingsOf(acting), ...readOnly })}, ${actor.join(", ")}`;
}
