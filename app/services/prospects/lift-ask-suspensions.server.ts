import type { SystemActor } from "#app/domain/accounts/actor.ts";
import {
  listOverdueConfirmations,
  lockOpenConfirmation,
  settleConfirmation,
} from "#db/queries/moderation/confirmations.ts";
import { lockProspectForAdmin } from "#db/queries/prospects/publication.ts";
import type { ServiceContext } from "../context.ts";
import { endSuspension } from "./end-suspension.server.ts";

const batch = 20;

/** Lifts suspensions of asks that no other admin confirmed in time, some at a time. Returns how many. */
export async function liftAskSuspensions(
  { withActor, now, workingDays }: ServiceContext,
  actor: SystemActor,
): Promise<number> {
  return withActor(actor, async (trx) => {
    let lifted = 0;
    const overdue = { kind: "ask-suspension", now: now(), limit: batch } as const;
    for (const { subjectId } of await listOverdueConfirmations(trx, overdue)) {
      const prospect = await lockProspectForAdmin(trx, subjectId);
      // Settled since it was listed.
      const open = await lockOpenConfirmation(trx, "ask-suspension", subjectId);
      if (prospect === undefined || open === undefined) continue;
      await settleConfirmation(trx, open.id, { status: "lapsed", by: null, at: now() });
      // Withdrawn, or funded by a deal that went on.
      if (prospect.status !== "suspended") continue;
      await endSuspension({ now, workingDays }, trx, actor, {
        prospect,
        before: open.beforeStatus,
        event: "prospect-suspension-lifted",
      });
      lifted += 1;
    }
    return lifted;
  });
}
