import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import type { FunderView } from "#app/domain/matching/ranking/funder-view.ts";
import { dayOf } from "#app/lib/days.ts";
import type { ServiceContext } from "../context.ts";
import { openFunder } from "./open-funder.server.ts";
import { readOwnTeaser } from "./read-own-teaser.server.ts";

/**
 * A mandate of the company's list in full, by its id or M-0142: its terms, the reasons with their evidence, and every
 * criterion in both directions, computed now. Null where it isn't on the list, or no longer.
 */
export function readFunder(
  { readAs, now }: ServiceContext,
  actor: CompanyActor,
  { prospectId, mandate }: { prospectId: string | null; mandate: string },
): Promise<FunderView | null> {
  return readAs(actor, async (trx) => {
    const today = dayOf(now());
    const read = await readOwnTeaser(trx, actor, prospectId, today);
    return read && openFunder(trx, read, mandate, today);
  });
}
