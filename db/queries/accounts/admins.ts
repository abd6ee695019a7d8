import { sql, type SqlBool } from "kysely";
import type { AdminRole } from "#app/domain/accounts/admin-roles.ts";
import { insertUnlessOpen, updateById } from "#db/queries/shared/rows.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Changes of admins wait for each other: the platform keeps a security admin. */
export async function lockAdmins(trx: ActorTransaction): Promise<void> {
  await sql`select lock_admins()`.execute(trx);
}

/** Who could act as an admin of a role: confirmed, and not suspended. */
export async function listAdminIdsOf(trx: ActorTransaction, role: AdminRole): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select id from list_admins_of(${role}) as id order by id`.execute(trx);
  return rows.map(({ id }) => id);
}

/** Whether who acts is an admin with the role of finance now, as the policies of the tables of billing ask. */
export async function isFinanceAdmin(trx: ActorTransaction): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`select is_finance_admin() as is`.execute(trx);
  return rows[0]?.is ?? false;
}

const columns = [
  "id",
  "name",
  "email",
  "locale",
  "adminRoles as roles",
  "adminNumber as number",
  "adminSince as since",
  "twoFactorEnabled as hasFactor",
] as const;

/** Every admin, the first appointed first. */
export async function listAdminRows(trx: ActorTransaction) {
  return trx
    .selectFrom("accounts.user")
    .select(columns)
    .where("role", "=", "admin")
    .orderBy("adminNumber")
    .limit(500)
    .execute();
}

export async function findAdmin(trx: ActorTransaction, userId: string) {
  return trx
    .selectFrom("accounts.user")
    .select(columns)
    .where("role", "=", "admin")
    .where("id", "=", userId)
    .executeTakeFirst();
}

/** Without roles they are an admin no more. */
export async function updateAdminRoles(
  trx: ActorTransaction,
  userId: string,
  roles: readonly AdminRole[],
  now: Date,
): Promise<void> {
  await trx
    .updateTable("accounts.user")
    .set({ role: roles.length === 0 ? null : "admin", adminRoles: [...roles], updatedAt: now })
    .where("id", "=", userId)
    .execute();
}

/** What an address is already; undefined if it has no confirmed account. Members are read with their account. */
export async function findStanding(trx: ActorTransaction, email: string) {
  return trx
    .selectFrom("accounts.user as u")
    .select(["u.id", "u.role", "u.adminRoles as roles"])
    .select(sql<boolean>`exists (select from accounts.member m where m.user_id = u.id)`.as("isMember"))
    .where("u.email", "=", email)
    .where("u.emailVerified", "=", true)
    .executeTakeFirst();
}

const insertUnlessThere = insertUnlessOpen(
  "accounts.adminInvitation",
  ["email"],
  ["proposed", "pending"],
  ["id"],
);

const isAlive = sql<SqlBool>`(status = 'proposed' or status = 'pending' and expires_at > app_now())`;

/** Adds an invitation; false if one of that address is proposed or open. One that has lapsed gives way. */
export async function insertAdminInvitation(
  trx: ActorTransaction,
  given: {
    id: string;
    email: string;
    roles: AdminRole[];
    inviterId: string | null;
    status: "proposed" | "pending";
    expiresAt: Date | null;
  },
): Promise<boolean> {
  await trx
    .updateTable("accounts.adminInvitation")
    .set({ status: "canceled" })
    .where("email", "=", given.email)
    .where("status", "=", "pending")
    .where(sql<SqlBool>`expires_at <= app_now()`)
    .execute();
  return (await insertUnlessThere(trx, given)) !== undefined;
}

export const updateAdminInvitation = updateById("accounts.adminInvitation");

export async function findAdminInvitation(trx: ActorTransaction, invitationId: string) {
  return trx
    .selectFrom("accounts.adminInvitation")
    .selectAll()
    .where("id", "=", invitationId)
    .executeTakeFirst();
}

/** Those that wait for a confirmation or for their guest. */
export async function listAdminInvitations(trx: ActorTransaction) {
  return trx
    .selectFrom("accounts.adminInvitation")
    .select(["id", "email", "roles", "status", "expiresAt", "createdAt"])
    .where(isAlive)
    .orderBy("createdAt", "desc")
    .limit(100)
    .execute();
}

/** Closes an open invitation as accepted; false if it is not open any more. */
export async function takeAdminInvitation(trx: ActorTransaction, invitationId: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("accounts.adminInvitation")
    .set({ status: "accepted" })
    .where("id", "=", invitationId)
    .where("status", "=", "pending")
    .where(sql<SqlBool>`expires_at > app_now()`)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** An invitation for its e-mail and its page. */
export async function findAdminInvitationToShow(trx: ActorTransaction, invitationId: string) {
  return trx
    .selectFrom("accounts.adminInvitation as invitation")
    .leftJoin("accounts.user as inviter", "inviter.id", "invitation.inviterId")
    .leftJoin("accounts.user as invited", "invited.email", "invitation.email")
    .select([
      "invitation.id",
      "invitation.email",
      "invitation.roles",
      "invitation.expiresAt",
      "inviter.name as inviterName",
      "inviter.locale as inviterLocale",
      "invited.locale as invitedLocale",
    ])
    .select(sql<boolean>`invitation.status = 'pending' and invitation.expires_at > app_now()`.as("isOpen"))
    .select(sql<boolean>`coalesce(invited.email_verified, false)`.as("isKnown"))
    .where("invitation.id", "=", invitationId)
    .executeTakeFirst();
}
