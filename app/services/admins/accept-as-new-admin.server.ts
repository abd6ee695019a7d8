import type { PublicActor } from "#app/domain/accounts/actor.ts";
import { whyNotPassword } from "#app/domain/accounts/passwords.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { lockAdmins, takeAdminInvitation, updateAdminRoles } from "#db/queries/accounts/admins.ts";
import type { AccountsContext } from "../context.ts";
import { insertInvitedPerson, type InvitedPerson } from "../accounts/insert-invited-person.server.ts";
import { signIn } from "../accounts/sign-in.server.ts";
import { readAdminInvitation } from "./read-admin-invitation.server.ts";
import { recordAdminJoined } from "./record-admin-joined.server.ts";

/**
 * Opens an account for an invited admin who has none, and signs them in: returns the headers that set the cookie. The
 * e-mail's link proves the address. What follows is the second factor, without which an admin opens nothing.
 */
export async function acceptAsNewAdmin(
  ctx: AccountsContext,
  actor: PublicActor,
  input: InvitedPerson,
): Promise<Headers> {
  const { name, password, locale, client } = input;
  const { id, email, roles } = await readAdminInvitation(ctx, actor, input);
  refuseIf(whyNotPassword(password, { email, name }) === null ? null : "password-personal");
  const passwordHash = await ctx.accounts.hashPassword(password);
  await ctx.withAccounts(async (trx) => {
    await lockAdmins(trx);
    const isOpen = await takeAdminInvitation(trx, id);
    refuseIf(isOpen ? null : "invitation-not-found");
    const person = { name, email, locale, passwordHash, membership: null };
    const userId = await insertInvitedPerson(trx, person, ctx.now());
    await updateAdminRoles(trx, userId, roles, ctx.now());
    await recordAdminJoined(trx, { userId, roles, at: ctx.now() });
  });
  const { headers } = await signIn(ctx, actor, { email, password, client, isExpected: true });
  return headers;
}
