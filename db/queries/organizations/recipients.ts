import { sql, type SqlBool } from "kysely";
import type { AdminRole } from "#app/domain/accounts/admin-roles.ts";
import { NOTIFIED_ROLES } from "#app/domain/accounts/member-roles.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** The people of an organization who get its e-mails: all but its viewers, each with their language. */
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
    .where("accounts.member.role", "in", NOTIFIED_ROLES)
    .where("accounts.user.emailVerified", "=", true)
    .orderBy("accounts.member.createdAt")
    .execute();
}

export async function findAdminOf(trx: ActorTransaction, role: AdminRole, userId: string) {
  return trx
    .selectFrom("accounts.user")
    .select(["id", "name"])
    .where("id", "=", userId)
    .where(sql<SqlBool>`id in (select list_admins_of(${role}))`)
    .executeTakeFirst();
}

/** The people of an organization, for its admin page: names, addresses and roles. */
export async function listMemberContacts(trx: ActorTransaction, organizationId: string) {
  return trx
    .selectFrom("accounts.member")
    .innerJoin("accounts.user", "accounts.user.id", "accounts.member.userId")
    .select(["accounts.user.id", "accounts.user.name", "accounts.user.email", "accounts.member.role"])
    .where("accounts.member.organizationId", "=", organizationId)
    .orderBy("accounts.member.createdAt")
    .limit(100)
    .execute();
}

/** The operator's own people as recipients of e-mails. */
export async function listAdminRecipients(trx: ActorTransaction) {
  return trx
    .selectFrom("accounts.user")
    .select(["id", "name", "email", "locale"])
    .where("role", "=", "admin")
    .where("emailVerified", "=", true)
    .orderBy("createdAt")
    .execute();
}
