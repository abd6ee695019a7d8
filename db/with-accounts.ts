import type { Kysely } from "kysely";
import type { Database } from "./schema.ts";
import type { ActorTransaction } from "./with-actor.ts";

export type WithAccounts = <Result>(work: (trx: ActorTransaction) => Promise<Result>) => Promise<Result>;

/**
 * The door to the schema accounts for those who are nobody yet: who joins, signs in, or holds a link from an e-mail.
 * Opens a transaction as longspring_accounts, which reads people and memberships and nothing of the tenants.
 */
export function createWithAccounts(db: Kysely<Database>): WithAccounts {
  return (work) => db.transaction().execute(work);
}
