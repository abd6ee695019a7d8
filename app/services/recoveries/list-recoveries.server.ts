import {
  type AdminActor,
  mayAct,
  organizationIdOf,
  type PartyActor,
  whyNotRole,
} from "#app/domain/accounts/actor.ts";
import {
  isOpenRecovery,
  type OpenRecovery,
  whyNotApproveRecovery,
} from "#app/domain/recoveries/lifecycle.ts";
import { listShownRecoveries } from "#db/queries/accounts/recoveries.ts";
import type { ServiceContext } from "../context.ts";

const shown = 100;

/** The recoveries that concern an admin or an owner, open ones first, with why not to approve; none for others. */
export async function listRecoveries({ readAs, now }: ServiceContext, actor: PartyActor | AdminActor) {
  const mayRead = actor.kind === "admin" || mayAct(actor, "manage");
  const rows = mayRead ? await readAs(actor, (trx) => listShownRecoveries(trx, shown)) : [];
  const views = rows.map((row) => ({ ...row, whyNotApprove: whyNotApproveBy(actor, row, now()) }));
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
  const by = { kind: "owner", userId, organizationId: organizationIdOf(actor) } as const;
  return whyNotApproveRecovery(recovery, by, now);
}
