import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { lockAdmins, updateAdminInvitation } from "#db/queries/accounts/admins.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import {
  listOverdueConfirmations,
  lockOpenConfirmation,
  settleConfirmation,
} from "#db/queries/moderation/confirmations.ts";
import type { ServiceContext } from "../context.ts";

const batch = 100;

/** Ends proposals of admins and roles that nobody confirmed in time: nothing happens. Returns how many. */
export function lapseAdminProposals({ withActor, now }: ServiceContext, actor: SystemActor): Promise<number> {
  return withActor(actor, async (trx) => {
    const overdue = { kind: "admin-role", now: now(), limit: batch } as const;
    if ((await listOverdueConfirmations(trx, overdue)).length === 0) return 0;
    await lockAdmins(trx);
    let lapsed = 0;
    for (const { subjectId } of await listOverdueConfirmations(trx, overdue)) {
      const open = await lockOpenConfirmation(trx, "admin-role", subjectId);
      if (open === undefined) continue;
      await settleConfirmation(trx, open.id, { status: "lapsed", by: null, at: now() });
      await updateAdminInvitation(trx, subjectId, { status: "canceled" });
      await recordOn(trx, actor, "admin-proposal-lapsed", { admin: { id: subjectId } });
      lapsed += 1;
    }
    return lapsed;
  });
}
