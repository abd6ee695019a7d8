import type { Kysely } from "kysely";
import type { Database } from "./schema.ts";
import type { ActorTransaction } from "./with-actor.ts";

export type WithAccounts = <Result>(work: (trx: ActorTransaction) => Promise<Result>) => Promise<Result>;

/**
 * Data access to the schema accounts without a signed-in person: to join, sign in, or use a link from an e-mail. Opens
 * a transaction as longspring_accounts, which reads people and memberships and no tenant data.
 */
export function createWithAccounts(db: Kysely<Database>): WithAccounts {
  return (work) => db.transaction().execute(work);
}
