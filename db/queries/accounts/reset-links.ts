import { sql } from "kysely";
import type { ActorTransaction } from "#db/with-actor.ts";

/** The person whose password a link sets, with what must not be in it; undefined if it is used or has expired. */
export async function findPersonOfResetLink(trx: ActorTransaction, storedLink: string) {
  return trx
    .selectFrom("accounts.verification as link")
    .innerJoin("accounts.user as person", (join) => join.on(sql`person.id::text`, "=", sql`link.value`))
    .select(["person.id", "person.name", "person.email"])
    .where("link.identifier", "=", storedLink)
    .where("link.expiresAt", ">", sql<Date>`app_clock_now()`)
    .executeTakeFirst();
}

/** Ends the reset links of a person. */
export async function deleteResetLinks(trx: ActorTransaction, userId: string): Promise<void> {
  await resetLinksOf(trx, userId).execute();
}

/** Ends all reset links of a person but the newest; of several jobs at once each keeps the same one. */
export async function deleteOlderResetLinks(trx: ActorTransaction, userId: string): Promise<void> {
  const newest = trx
    .selectFrom("accounts.verification")
    .select("id")
    .where("value", "=", userId)
    .where("identifier", "like", identifiers)
    .orderBy("createdAt", "desc")
    .orderBy("id", "desc")
    .limit(1);
  await resetLinksOf(trx, userId).where("id", "<>", newest).execute();
}

/** They begin like that: storedResetLink. */
const identifiers = "reset-password:%";

function resetLinksOf(trx: ActorTransaction, userId: string) {
  return trx
    .deleteFrom("accounts.verification")
    .where("value", "=", userId)
    .where("identifier", "like", identifiers);
}
