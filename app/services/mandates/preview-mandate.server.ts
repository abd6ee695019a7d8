import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import type { MandateDraft } from "#app/domain/mandates/criteria.ts";
import { found } from "#app/domain/refusal.ts";
import { findMandateForInstitution } from "#db/queries/mandates/mandates.ts";
import type { ServiceContext } from "../context.ts";
import { countPreview } from "./count-preview.server.ts";

/** Which prospects fit a draft mandate, counted over all published ones. Nothing is written. */
export function previewMandate(
  ctx: ServiceContext,
  actor: InstitutionActor,
  { mandateId, draft }: { mandateId: string; draft: MandateDraft },
) {
  return ctx.readAs(actor, async (trx) => {
    const row = await findMandateForInstitution(trx, mandateId, actor.institutionId);
    return countPreview(ctx, trx, found(row, "mandate-not-found"), draft);
  });
}
