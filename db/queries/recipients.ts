import type { ActorTransaction } from "../with-actor.ts";

/** The people of an organization who hear of its affairs by mail: its owners and members, each in their language. */
export async function listRecipients(trx: ActorTransaction, organizationId: string) {
  return trx
    .selectFrom("accounts.member")
    .innerJoin("accounts.user", "accounts.user.id", "accounts.member.userId")
    .select([
      "accounts.user.id",
      "accounts.user.name",
      "accounts.user.email",
      "accounts.user.locale",
      "accounts.member.role",
    ])
    .where("accounts.member.organizationId", "=", organizationId)
    .where("accounts.member.role", "in", ["owner", "member"])
    .where("accounts.user.emailVerified", "=", true)
    .orderBy("accounts.member.createdAt")
    .execute();
}
