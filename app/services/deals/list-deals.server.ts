import { type PartyActor, partyIdsOf } from "#app/domain/accounts/actor.ts";
import { COMMITMENTS } from "#app/domain/codes/commitments.ts";
import { deadlineDays } from "#app/domain/clocks.ts";
import { type DealGroup, STATUSES_OF_DEAL_GROUP } from "#app/domain/deals/lists.ts";
import type { SortedPage } from "#app/domain/list-sorts.ts";
import { listDealsOfSide as listRows } from "#db/queries/deals/deal-lists.ts";
import { listOwnCommitments } from "#db/queries/organizations/own-commitments.ts";
import type { ServiceContext } from "../context.ts";
import { withTurn } from "./view-turn.ts";

/**
 * The deals of one side by group, in the order that is asked for, each with whose turn it is; and what this side has of:
 * an institution lends or guarantees, a company may have both.
 */
export function listDeals(
  { readAs, now, workingDays }: ServiceContext,
  actor: PartyActor,
  { group, ...asked }: SortedPage & { group: DealGroup | undefined },
) {
  return readAs(actor, async (trx) => {
    const { rows, next } = await listRows(trx, partyIdsOf(actor), {
      statuses: group === undefined ? null : STATUSES_OF_DEAL_GROUP[group],
      calendar: deadlineDays(now(), workingDays),
      ...asked,
    });
    const deals = rows.map((row) => withTurn({ now, workingDays }, row));
    const commitments =
      actor.kind === "company"
        ? COMMITMENTS
        : (await listOwnCommitments(trx, actor.institutionId)).commitments;
    return { rows: deals, next, now: now(), commitments };
  });
}
