import { randomUUID } from "node:crypto";
import { actorIn, partyIdsOf, type PublicActor } from "#app/domain/accounts/actor.ts";
import { IN_FORCE } from "#app/domain/accounts/agreements.ts";
import { whyNotPassword } from "#app/domain/accounts/passwords.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import type { Client } from "#app/integrations/accounts/client-headers.server.ts";
import { insertAcceptances } from "#db/queries/accounts/acceptances.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { takeInvitation } from "#db/queries/accounts/invitations.ts";
import { lockOrganization } from "#db/queries/accounts/members.ts";
import { deleteUnconfirmedPerson, insertPeople, lockPersonByEmail } from "#db/queries/accounts/people.ts";
import type { AccountsContext } from "../context.ts";
import { readInvitation } from "./read-invitation.server.ts";
import { signIn } from "./sign-in.server.ts";

/**
 * Opens an account for an invited person who has none, makes them a member, stores that they accepted the versions
 * in force, and signs them in: returns the headers that
 * set the cookie. The e-mail's link proves the address, so it is confirmed.
 */
export async function acceptAsNewPerson(
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
  const invitation = await readInvitation(ctx, actor, input);
  const { email, organizationId, organizationKind, organizationName: organization, role, id } = invitation;
  refuseIf(whyNotPassword(password, { email, name, organization }) === null ? null : "password-personal");
  const passwordHash = await ctx.accounts.hashPassword(password);
  const userId = randomUUID();
  await ctx.withAccounts(async (trx) => {
    await lockOrganization(trx, organizationId);
    const isOpen = await takeInvitation(trx, id);
    refuseIf(isOpen ? null : "invitation-not-found");
    const known = await lockPersonByEmail(trx, email);
    const isFree = known === undefined || (await deleteUnconfirmedPerson(trx, known.id));
    refuseIf(isFree ? null : "account-exists");
    await insertPeople(trx, [
      {
        userId,
        name,
        email,
        emailVerified: true,
        locale,
        role: null,
        isDemonstration: false,
        passwordHash,
        membership: { organizationId, memberRole: role },
      },
    ]);
    await insertAcceptances(trx, userId, IN_FORCE, ctx.now());
    const member = actorIn({ kind: organizationKind, organizationId, userId, memberRole: role });
    const subject = { id: userId, ...partyIdsOf(member) };
    await recordOn(trx, member, "member-joined", { member: subject }, { to: role });
  });
  const { headers } = await signIn(ctx, actor, { email, password, client, isExpected: true });
  return headers;
}
