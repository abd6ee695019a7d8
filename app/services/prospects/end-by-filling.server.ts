import { markOfEnds, whatEnds } from "#app/domain/prospects/ending.ts";
import { findOpenMatters } from "#db/queries/prospects/open-matters.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

interface FilledAsk {
  id: string;
  confirmedFen: bigint;
  soughtFen: bigint;
}

/** What ends with the search of an ask that is filled, for the review of the act that ends it; `mark` is its pin. */
export async function endByFilling(trx: ActorTransaction, { id, confirmedFen, soughtFen }: FilledAsk) {
  const open = await findOpenMatters(trx, id);
  const ends = whatEnds(open, "close");
  return { confirmedFen, soughtFen, ends, deals: open.deals, mark: markOfEnds(ends) };
}
