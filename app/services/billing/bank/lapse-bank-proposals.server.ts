import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { record } from "#db/queries/audit/events.ts";
import {
  listOverdueConfirmations,
  lockOpenConfirmation,
  settleConfirmation,
} from "#db/queries/moderation/confirmations.ts";
import type { ServiceContext } from "../../context.ts";

const kinds = ["bank-match", "over-payment-return"] as const;
const batch = 100;

/** Ends proposals about bank lines and over-payments that nobody confirmed in time: nothing happens. Returns how many. */
export function lapseBankProposals({ withActor, now }: ServiceContext, actor: SystemActor): Promise<number> {
  return withActor(actor, async (trx) => {
    let lapsed = 0;
    for (const kind of kinds)
      for (const { subjectId } of await listOverdueConfirmations(trx, { kind, now: now(), limit: batch })) {
        const open = await lockOpenConfirmation(trx, kind, subjectId);
        if (open === undefined || open.dueAt === null || open.dueAt > now()) continue;
        await settleConfirmation(trx, open.id, { status: "lapsed", by: null, at: now() });
        await record(trx, actor, {
          type: "bank-proposal-lapsed",
          subject: { kind: "platform", id: subjectId },
        });
        lapsed += 1;
      }
    return lapsed;
  });
}
