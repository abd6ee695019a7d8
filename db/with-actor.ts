import { sql, type Kysely, type Transaction } from "kysely";
import type { Actor } from "#app/domain/accounts/actor.ts";
import type { Database } from "./schema.ts";

export type ActorTransaction = Transaction<Database>;
export type WithActor = <Result>(
  actor: Actor,
  work: (trx: ActorTransaction) => Promise<Result>,
) => Promise<Result>;

/** Serialization failure and deadlock: PostgreSQL undid everything, and the same work may simply be tried again. */
const retried = new Set(["40001", "40P01"]);
const attempts = 3;

/**
 * The only door to data. Opens a transaction and tells PostgreSQL who acts in it, so that row-level security stands
 * behind every query; the settings end with the transaction.
 */
export function createWithActor(db: Kysely<Database>): WithActor {
  return async (actor, work) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await db.transaction().execute(async (trx) => {
          await announce(trx, actor);
          return work(trx);
        });
      } catch (error) {
        if (attempt === attempts || !retried.has(sqlState(error))) throw error;
      }
    }
  };
}

async function announce(trx: ActorTransaction, actor: Actor): Promise<void> {
  const user = "userId" in actor ? actor.userId : "";
  await sql`select set_config('app.role', ${actor.kind}, true), set_config('app.org', ${organizationOf(actor)}, true), set_config('app.user', ${user}, true)`.execute(
    trx,
  );
}

function organizationOf(actor: Actor): string {
  if (actor.kind === "company") return actor.companyId;
  if (actor.kind === "institution") return actor.institutionId;
  return "";
}

function sqlState(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
