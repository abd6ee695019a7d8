import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { workingDaysFrom } from "#app/domain/clocks.ts";
import { turnOf } from "#app/domain/deals/dispute.ts";
import { countDisputes, listDisputesForAdmins as listRows } from "#db/queries/deals/dispute-lists.ts";
import type { ServiceContext } from "../context.ts";

/** The disputes on payments in the order in which they must be decided, or those that ended, each with its clock. */
export function listDisputes(
  { readAs, now, workingDays }: ServiceContext,
  actor: AdminActor,
  filter: { ended: boolean; cursor: string | undefined },
) {
  return readAs(actor, async (trx) => {
    const { rows, next } = await listRows(trx, { userId: actor.userId, ...filter });
    const timed = rows.map((row) => {
      const turn = turnOf(row, now());
      return {
        ...row,
        turn: turn && { ...turn, workingDays: workingDaysFrom({ now, workingDays }, turn.dueAt) },
      };
    });
    return { page: { rows: timed, next }, counts: await countDisputes(trx, now()), now: now() };
  });
}
