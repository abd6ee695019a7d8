import { actorOfPerson, type Session } from "#app/domain/accounts/session.ts";
import { whyNotConfirmed } from "#app/domain/accounts/grave-acts.ts";
import { hasNeed, memberRoleSchema } from "#app/domain/accounts/member-roles.ts";
import { requiresFactor } from "#app/domain/accounts/second-factor.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { deleteFactor } from "#db/queries/accounts/second-factors.ts";
import { listOrganizationsOfUser } from "#db/queries/accounts/members.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { AccountsContext } from "../context.ts";

/**
 * Turns the second factor off. Refused for admins and for whoever may issue or accept offers in any organization; needs
 * a fresh confirmation. The person is told by e-mail.
 */
export async function turnOffSecondFactor(ctx: AccountsContext, person: Session): Promise<void> {
  const { userId } = person;
  refuseIf(requiresFactor(person.membership) ? "second-factor-required" : null);
  refuseIf(person.hasFactor ? whyNotConfirmed(person) : "second-factor-missing");
  await ctx.withAccounts(async (trx) => {
    const theirs = await listOrganizationsOfUser(trx, userId);
    refuseIf(
      theirs.some(({ role }) => hasNeed(memberRoleSchema.parse(role), "work"))
        ? "second-factor-required"
        : null,
    );
    await deleteFactor(trx, userId);
    await enqueue(trx, "send-factor-notice", { userId, change: "turned-off", left: 0 });
    await recordOn(trx, actorOfPerson(person), "second-factor-turned-off", { person: { id: userId } });
  });
}
