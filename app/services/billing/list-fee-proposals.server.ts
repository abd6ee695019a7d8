import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { whyNotSettleConfirmation } from "#app/domain/confirmations/lifecycle.ts";
import { listFeeProposalRows } from "#db/queries/billing/fee-proposals.ts";
import type { ServiceContext } from "../context.ts";

const shown = 100;
const shownSettled = 30;

/** Waivers and credits that wait for another admin, each with why this reader can't settle it, and the latest others. */
export function listFeeProposals({ readAs, now }: ServiceContext, actor: AdminActor) {
  return readAs(actor, async (trx) => {
    const open = await listFeeProposalRows(trx, { isOpen: true, limit: shown });
    const settled = await listFeeProposalRows(trx, { isOpen: false, limit: shownSettled });
    return {
      open: open.map((row) => ({
        ...row,
        whyNot: row.isTied
          ? ("admin-has-tie" as const)
          : whyNotSettleConfirmation(
              { status: "open", proposedBy: row.proposedBy, dueAt: row.dueAt },
              actor.userId,
              now(),
            ),
      })),
      settled,
      now: now(),
    };
  });
}
