import { sql, type Insertable } from "kysely";
import type { EmailRequestTable, SignUpTable } from "#db/schema/accounts.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

export async function insertSignUp(trx: ActorTransaction, signUp: Insertable<SignUpTable>): Promise<string> {
  const { id } = await trx
    .insertInto("accounts.signUp")
    .values(signUp)
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Deletes and returns the sign-up to process: undefined if another run of the job has done so. */
export async function deleteSignUp(trx: ActorTransaction, signUpId: string) {
  return trx.deleteFrom("accounts.signUp").where("id", "=", signUpId).returningAll().executeTakeFirst();
}

export async function insertEmailRequest(
  trx: ActorTransaction,
  request: Insertable<EmailRequestTable>,
): Promise<string> {
  const { id } = await trx
    .insertInto("accounts.emailRequest")
    .values(request)
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

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
