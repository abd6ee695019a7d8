import type { AdminActor, PartyActor } from "#app/domain/accounts/actor.ts";
import { organizationIdOf, whyNotRole } from "#app/domain/accounts/actor.ts";
import {
  isOpenRecovery,
  type OpenRecovery,
  whyNotApproveRecovery,
  whyNotStopRecovery,
} from "#app/domain/recoveries/lifecycle.ts";
import { listShownRecoveries } from "#db/queries/accounts/recoveries.ts";
import type { ServiceContext } from "../context.ts";

const shown = 100;

/** The recoveries that concern the actor, open ones first, with what may be done and why not. */
export async function listRecoveries({ readAs, now }: ServiceContext, actor: PartyActor | AdminActor) {
  const rows = await readAs(actor, (trx) => listShownRecoveries(trx, shown));
  const views = rows.map((row) => ({
    ...row,
    isOwn: row.userId === actor.userId,
    whyNotApprove: whyNotApproveBy(actor, row, now()),
    whyNotStop: whyNotStopRecovery(row),
  }));
  return {
    open: views.filter(({ status }) => isOpenRecovery(status)),
    ended: views.filter(({ status }) => !isOpenRecovery(status)),
    now: now(),
  };
}

function whyNotApproveBy(actor: PartyActor | AdminActor, recovery: OpenRecovery, now: Date) {
  const { userId } = actor;
  if (actor.kind === "admin")
    return whyNotRole(actor, "secure") ?? whyNotApproveRecovery(recovery, { kind: "admin", userId }, now);
  return actor.memberRole === "owner"
    ? whyNotApproveRecovery(recovery, { kind: "owner", userId, organizationId: organizationIdOf(actor) }, now)
    : "not-allowed-role";
}
