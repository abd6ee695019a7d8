import type { Kysely, Transaction } from "kysely";
import type { Actor } from "#app/domain/accounts/actor.ts";
import { beginningFor } from "./actor-dialect.ts";
import { PLAN_CHANGED } from "./prepared-client.ts";
import type { Database } from "./schema.ts";

export type ActorTransaction = Transaction<Database>;
export type WithActor = <Result>(
  actor: Actor,
  work: (trx: ActorTransaction) => Promise<Result>,
) => Promise<Result>;

/** Serialization failure, deadlock, outdated plan: PostgreSQL rolled back, and the same work may be retried. */
const retried = new Set(["40001", "40P01", PLAN_CHANGED]);
const attempts = 3;

/**
 * The only access to data. Opens a transaction and sets its actor in PostgreSQL, so that row-level security applies to
 * every query; the settings end with the transaction.
 */
export function createWithActor(db: Kysely<Database>): WithActor {
  return async (actor, work) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await beginningFor(settingsOf(actor), () => db.transaction().execute(work));
      } catch (error) {
        if (attempt === attempts || !retried.has(sqlState(error))) throw error;
      }
    }
  };
}

function settingsOf(actor: Actor) {
  return {
    "app.role": actor.kind,
    "app.org": organizationOf(actor),
    "app.user": "userId" in actor ? actor.userId : "",
  };
}

function organizationOf(actor: Actor): string {
  if (actor.kind === "company") return actor.companyId;
  if (actor.kind === "institution") return actor.institutionId;
  return "";
}

function sqlState(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
