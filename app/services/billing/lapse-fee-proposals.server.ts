import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { record } from "#db/queries/audit/events.ts";
import { findFeeProposal } from "#db/queries/billing/fee-proposals.ts";
import {
  listOverdueConfirmations,
  lockOpenConfirmation,
  settleConfirmation,
} from "#db/queries/moderation/confirmations.ts";
import type { ServiceContext } from "../context.ts";

const batch = 100;

/** Ends waivers and adjustments that no other admin confirmed in time: nothing happens. Returns how many. */
export function lapseFeeProposals({ withActor, now }: ServiceContext, actor: SystemActor): Promise<number> {
  return withActor(actor, async (trx) => {
    let lapsed = 0;
    for (const kind of ["fee-waiver", "fee-adjustment"] as const)
      for (const { subjectId } of await listOverdueConfirmations(trx, { kind, now: now(), limit: batch })) {
        const open = await lockOpenConfirmation(trx, kind, subjectId);
        if (open === undefined) continue;
        await settleConfirmation(trx, open.id, { status: "lapsed", by: null, at: now() });
        const proposal = await findFeeProposal(trx, subjectId);
        if (proposal)
          await record(trx, actor, {
            type: "fee-proposal-lapsed",
            subject: { kind: "institution", id: proposal.institutionId },
          });
        lapsed += 1;
      }
    return lapsed;
  });
}
