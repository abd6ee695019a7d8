import { sql } from "kysely";
import type { ActorTransaction } from "#db/with-actor.ts";
import { insertForId } from "#db/queries/shared/rows.ts";

export const insertSignUp = insertForId("accounts.signUp");

/** Deletes and returns the sign-up to process: undefined if another run of the job has done so. */
export async function deleteSignUp(trx: ActorTransaction, signUpId: string) {
  return trx.deleteFrom("accounts.signUp").where("id", "=", signUpId).returningAll().executeTakeFirst();
}

export const insertEmailRequest = insertForId("accounts.emailRequest");

export async function deleteEmailRequest(trx: ActorTransaction, emailRequestId: string) {
  return trx
    .deleteFrom("accounts.emailRequest")
    .where("id", "=", emailRequestId)
    .returningAll()
    .executeTakeFirst();
}

/** Deletes expired sessions, one-time tokens, counted tries, and requests that no worker processed in a week. */
export async function deleteExpired(trx: ActorTransaction): Promise<void> {
  await trx
    .deleteFrom("accounts.session")
    .where("expiresAt", "<", sql<Date>`app_now()`)
    .execute();
  await trx
    .deleteFrom("accounts.verification")
    .where("expiresAt", "<", sql<Date>`app_now()`)
    .execute();
  await trx.deleteFrom("rateLimit").where("expire", "<", presentMs).execute();
  await trx.deleteFrom("accounts.signUp").where("createdAt", "<", weekAgo).execute();
  await trx.deleteFrom("accounts.emailRequest").where("createdAt", "<", weekAgo).execute();
}

const presentMs = sql<bigint>`(extract(epoch from app_now()) * 1000)::bigint`;
const weekAgo = sql<Date>`app_now() - interval '7 days'`;
