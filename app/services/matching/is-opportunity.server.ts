import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import type { ServiceContext } from "#app/services/context.ts";
import { listTeasersByIds } from "#db/queries/matching/opportunity-teasers.ts";

/** Whether institutions can see a prospect of this id at present. */
export function isOpportunity(
  { readAs }: ServiceContext,
  actor: InstitutionActor,
  prospectId: string,
): Promise<boolean> {
  return readAs(actor, async (trx) => (await listTeasersByIds(trx, [prospectId])).length > 0);
}
