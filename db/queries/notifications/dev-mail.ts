import type { Kysely } from "kysely";
import type { Database } from "#db/schema.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/**
 * Stores an e-mail of an installation without an SMTP server, the same e-mail once, as a mailbox does. Not tenant data,
 * and empty in production.
 */
export async function insertDevMail(
  db: Kysely<Database>,
  email: { to: string; subject: string; text: string; html: string; id?: string; stopUrl?: string },
): Promise<void> {
  const { to, subject, text, html, id = null, stopUrl = null } = email;
  await db
    .insertInto("devMail")
    .values({ recipient: to, subject, text, html, messageId: id, listUnsubscribe: stopUrl })
    .onConflict((conflict) => conflict.column("messageId").doNothing())
    .execute();
}

/** The latest e-mails, newest first; of one recipient if an address is given. */
export async function listDevMail(trx: ActorTransaction, recipient: string | null, limit = 50) {
  return trx
    .selectFrom("devMail")
    .selectAll()
    .$if(recipient !== null, (query) => query.where("recipient", "=", recipient))
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}
