import { sql } from "kysely";
import type { ActorTransaction } from "#db/with-actor.ts";
import { insertInto } from "#db/queries/shared/rows.ts";

/** Invitations that can still be accepted, newest first. */
export async function listOpenInvitations(trx: ActorTransaction, organizationId: string) {
  return trx
    .selectFrom("accounts.invitation")
    .select(["id", "email", "role", "expiresAt", "createdAt"])
    .where("organizationId", "=", organizationId)
    .where("status", "=", "pending")
    .where("expiresAt", ">", sql<Date>`app_now()`)
    .orderBy("createdAt", "desc")
    .orderBy("id")
    .limit(200)
    .execute();
}

export async function findOpenInvitationByEmail(
  trx: ActorTransaction,
  organizationId: string,
  email: string,
) {
  return trx
    .selectFrom("accounts.invitation")
    .select(["id", sql<boolean>`expires_at <= app_now()`.as("isLapsed")])
    .where("organizationId", "=", organizationId)
    .where("email", "=", email)
    .where("status", "=", "pending")
    .executeTakeFirst();
}

export const insertInvitation = insertInto("accounts.invitation");

/** False if it was no longer open. */
export async function cancelInvitationOf(
  trx: ActorTransaction,
  organizationId: string,
  invitationId: string,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("accounts.invitation")
    .set({ status: "canceled" })
    .where("id", "=", invitationId)
    .where("organizationId", "=", organizationId)
    .where("status", "=", "pending")
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * Closes an invitation as accepted. False if it was no longer open: used, taken back, lapsed, or its institution or
 * inviter has been suspended meanwhile.
 */
export async function takeInvitation(trx: ActorTransaction, invitationId: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("accounts.invitation as invitation")
    .set({ status: "accepted" })
    .where("invitation.id", "=", invitationId)
    .where(isOpen)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

const isOpen = sql<boolean>`(invitation.status = 'pending' and invitation.expires_at > app_now()
  and not exists (
    select from institution
    where institution.id = invitation.organization_id and institution.status in ('suspended', 'terminated'))
  and not exists (
    select from accounts."user" as sender
    where sender.id = invitation.inviter_id and sender.banned
      and (sender.ban_expires is null or sender.ban_expires > app_now())))`;

/** An invitation for its e-mail and its page; the caller checks whether it is open. */
export async function findInvitation(trx: ActorTransaction, invitationId: string) {
  return trx
    .selectFrom("accounts.invitation as invitation")
    .innerJoin("accounts.organization as organization", "organization.id", "invitation.organizationId")
    .innerJoin("accounts.user as inviter", "inviter.id", "invitation.inviterId")
    .leftJoin("accounts.user as invited", "invited.email", "invitation.email")
    .select([
      "invitation.id",
      "invitation.email",
      "invitation.role",
      "invitation.expiresAt",
      "organization.id as organizationId",
      "organization.kind as organizationKind",
      "organization.name as organizationName",
      "inviter.name as inviterName",
      "inviter.locale as inviterLocale",
      "invited.locale as invitedLocale",
      isOpen.as("isOpen"),
      sql<boolean>`coalesce(invited.email_verified, false)`.as("isKnown"),
    ])
    .where("invitation.id", "=", invitationId)
    .executeTakeFirst();
}
