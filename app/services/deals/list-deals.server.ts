import { type PartyActor, partyIdsOf } from "#app/domain/accounts/actor.ts";
import { type DealGroup, STATUSES_OF_DEAL_GROUP } from "#app/domain/deals/lists.ts";
import { listDealsOfSide as listRows } from "#db/queries/deals/deal-lists.ts";
import type { ServiceContext } from "../context.ts";

/** The deals of one side by group, the latest moved first. */
export function listDeals(
  { readAs }: ServiceContext,
  actor: PartyActor,
  { group, cursor }: { group: DealGroup | undefined; cursor: string | undefined },
) {
  return readAs(actor, (trx) =>
    listRows(trx, partyIdsOf(actor), {
      statuses: group === undefined ? null : STATUSES_OF_DEAL_GROUP[group],
      cursor,
    }),
  );
}
