import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { listBankProposalRows } from "#db/queries/billing/bank-proposals.ts";
import type { ServiceContext } from "../../context.ts";

const shown = 100;

/** Matches made by hand and returns of over-payments that wait for another finance admin, the oldest first. */
export function listBankProposals({ readAs }: ServiceContext, actor: AdminActor) {
  return readAs(actor, async (trx) => {
    const rows = await listBankProposalRows(trx, shown);
    return rows.map((row) => ({ ...row, isOwn: row.proposedBy === actor.userId }));
  });
}
