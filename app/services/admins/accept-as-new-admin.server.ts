import { randomUUID } from "node:crypto";
import type { PublicActor } from "#app/domain/accounts/actor.ts";
import { IN_FORCE } from "#app/domain/accounts/agreements.ts";
import { whyNotPassword } from "#app/domain/accounts/passwords.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import type { Client } from "#app/integrations/accounts/client-headers.server.ts";
import { insertAcceptances } from "#db/queries/accounts/acceptances.ts";
import { lockAdmins, takeAdminInvitation, updateAdminRoles } from "#db/queries/accounts/admins.ts";
import { deleteUnconfirmedPerson, insertPeople, lockPersonByEmail } from "#db/queries/accounts/people.ts";
import type { AccountsContext } from "../context.ts";
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
  input: {
    invitationId: string;
    token: string;
    name: string;
    password: string;
    locale: "en" | "zh-CN";
    client: Client;
  },
): Promise<Headers> {
  const { name, password, locale, client } = input;
  const { id, email, roles } = await readAdminInvitation(ctx, actor, input);
  refuseIf(whyNotPassword(password, { email, name }) === null ? null : "password-personal");
  const passwordHash = await ctx.accounts.hashPassword(password);
  const userId = randomUUID();
  await ctx.withAccounts(async (trx) => {
    await lockAdmins(trx);
    const isOpen = await takeAdminInvitation(trx, id);
    refuseIf(isOpen ? null : "invitation-not-found");
    const known = await lockPersonByEmail(trx, email);
    const isFree = known === undefined || (await deleteUnconfirmedPerson(trx, known.id));
    refuseIf(isFree ? null : "account-exists");
    await insertPeople(trx, [
      {
        userId,
        name,
        email,
        locale,
        passwordHash,
        emailVerified: true,
        role: null,
        isDemonstration: false,
        membership: null,
      },
    ]);
    await updateAdminRoles(trx, userId, roles, ctx.now());
    await insertAcceptances(trx, userId, IN_FORCE, ctx.now());
    await recordAdminJoined(trx, { userId, roles, at: ctx.now() });
  });
  const { headers } = await signIn(ctx, actor, { email, password, client, isExpected: true });
  return headers;
}
