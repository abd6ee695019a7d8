import type { Kysely, Transaction } from "kysely";
import type { Actor } from "#app/domain/accounts/actor.ts";
import { type Act, refuseAct } from "#app/domain/accounts/grave-acts.ts";
import type { ActorSettings } from "./acting.ts";
import { beginningFor } from "./actor-dialect.ts";
import { PLAN_CHANGED } from "./prepared-client.ts";
import { readingFor } from "./reader.ts";
import type { Database } from "./schema.ts";

export type ActorTransaction = Transaction<Database>;
type Work<Result> = (trx: ActorTransaction) => Promise<Result>;
type NeedAndWork<Result> = [work: Work<Result>] | [act: Act, work: Work<Result>];
/** `act`: what it requires of the actor's role, and of their confirmation; refused before a transaction opens. */
export type WithActor = <Result>(actor: Actor, ...how: NeedAndWork<Result>) => Promise<Result>;

export function workOf<Result>(how: NeedAndWork<Result>): Work<Result> {
  return how.length === 2 ? how[1] : how[0];
}

/** Serialization failure, deadlock, outdated plan: PostgreSQL rolled back, and the same work may be retried. */
const retried = new Set(["40001", "40P01", PLAN_CHANGED]);
const attempts = 3;

/**
 * The only access to data. Opens a transaction and sets its actor in PostgreSQL, so that row-level security applies to
 * every query; the settings end with the transaction.
 */
export function createWithActor(db: Kysely<Database>): WithActor {
  return async (actor, ...how) => {
    if (how.length === 2) refuseAct(actor, how[0]);
    return retrying(() => beginningFor(settingsOf(actor), () => db.transaction().execute(workOf(how))));
  };
}

/**
 * Access to data for use cases that only read. Under READ COMMITTED each statement has a snapshot of its own, in a
 * transaction or not: each is sent with its actor as one transaction that PostgreSQL keeps from writing, so that no
 * messages are spent on a beginning and a commit.
 */
export type ReadAs = <Result>(actor: Actor, work: Work<Result>) => Promise<Result>;

export function createReadAs(db: Kysely<Database>): ReadAs {
  return (actor, work) =>
    retrying(() =>
      readingFor(settingsOf(actor), () =>
        // The queries need no more of a transaction than its connection.
        db.connection().execute((connection) => work(connection as ActorTransaction)),
      ),
    );
}

async function retrying<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === attempts || !retried.has(sqlState(error))) throw error;
    }
  }
}

function settingsOf(actor: Actor): ActorSettings {
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
