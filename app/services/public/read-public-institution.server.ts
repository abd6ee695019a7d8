import type { Actor } from "#app/domain/accounts/actor.ts";
import { found } from "#app/domain/refusal.ts";
import { countActiveMandates, findPublicInstitution } from "#db/queries/public/public-institutions.ts";
import type { ServiceContext } from "#app/services/context.ts";
import { findPublicFigures } from "./find-public-figures.server.ts";
import { toPublicView } from "./show-institution.server.ts";

/** One verified institution as anyone sees it. */
export async function readPublicInstitution(ctx: ServiceContext, actor: Actor, institutionId: string) {
  const figures = await findPublicFigures(ctx);
  return ctx.readAs(actor, async (trx) => {
    const row = found(await findPublicInstitution(trx, institutionId), "institution-not-found");
    return toPublicView(row, figures, await countActiveMandates(trx));
  });
}
