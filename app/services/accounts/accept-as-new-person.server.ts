import { actorIn, partyIdsOf, type PublicActor } from "#app/domain/accounts/actor.ts";
import { whyNotPassword } from "#app/domain/accounts/passwords.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { takeInvitation } from "#db/queries/accounts/invitations.ts";
import { lockOrganization } from "#db/queries/accounts/members.ts";
import type { AccountsContext } from "../context.ts";
import { insertInvitedPerson, type InvitedPerson } from "./insert-invited-person.server.ts";
import { readInvitation } from "./read-invitation.server.ts";
import { signIn } from "./sign-in.server.ts";

/**
 * Opens an account for an invited person who has none, makes them a member, and signs them in: returns the headers that
 * set the cookie.
 */
export async function acceptAsNewPerson(
  ctx: AccountsContext,
  actor: PublicActor,
  input: InvitedPerson,
): Promise<Headers> {
  const { name, password, locale, client } = input;
  const invitation = await readInvitation(ctx, actor, input);
  const { email, organizationId, organizationKind, organizationName: organization, role, id } = invitation;
  refuseIf(whyNotPassword(password, { email, name, organization }) === null ? null : "password-personal");
  const passwordHash = await ctx.accounts.hashPassword(password);
  await ctx.withAccounts(async (trx) => {
    await lockOrganization(trx, organizationId);
    const isOpen = await takeInvitation(trx, id);
    refuseIf(isOpen ? null : "invitation-not-found");
    const person = { name, email, locale, passwordHash, membership: { organizationId, memberRole: role } };
    const userId = await insertInvitedPerson(trx, person, ctx.now());
    const member = actorIn({ kind: organizationKind, organizationId, userId, memberRole: role });
    const subject = { id: userId, ...partyIdsOf(member) };
    await recordOn(trx, member, "member-joined", { member: subject }, { to: role });
  });
  const { headers } = await signIn(ctx, actor, { email, password, client, isExpected: true });
  return headers;
}
