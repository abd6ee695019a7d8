import { redirect } from "@remix-run/node";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { Refusal } from "#app/domain/refusal.ts";
import { isOpportunity } from "#app/services/matching/is-opportunity.server.ts";
import type { ServiceContext } from "#app/services/context.ts";
import { paths } from "#app/shared/paths.ts";

/**
 * Ranked prospects had this address with their own id. An id that is no deal of the institution, but a prospect that it
 * sees, redirects there for good with the query; any other is refused as before.
 */
export async function orMovedOpportunity<Read>(
  reading: Promise<Read>,
  ctx: ServiceContext,
  actor: InstitutionActor,
  { id, search }: { id: string; search: string },
): Promise<Read> {
  try {
    return await reading;
  } catch (error) {
    const isUnknown = error instanceof Refusal && error.code === "deal-not-found";
    if (!isUnknown || !(await isOpportunity(ctx, actor, id))) throw error;
    throw redirect(paths.institution.opportunity(id) + search, 301);
  }
}
