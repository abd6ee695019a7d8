import type { Actor } from "#app/domain/accounts/actor.ts";
import { countActiveMandates, listPublicInstitutions } from "#db/queries/public/public-institutions.ts";
import type { ServiceContext } from "#app/services/context.ts";
import { findPublicFigures } from "./find-public-figures.server.ts";
import { toPublicView } from "./show-institution.server.ts";

/** The verified institutions, of one kind or of all, with how they answer. */
export async function readPublicInstitutions(
  ctx: ServiceContext,
  actor: Actor,
  { kind }: { kind: string | null },
) {
  const figures = await findPublicFigures(ctx);
  return ctx.withActor(actor, async (trx) => {
    const mandates = await countActiveMandates(trx);
    const rows = await listPublicInstitutions(trx, kind);
    return rows.map((row) => toPublicView(row, figures, mandates));
  });
}
