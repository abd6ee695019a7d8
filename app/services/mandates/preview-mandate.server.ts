import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import type { MandateDraft } from "#app/domain/mandates/criteria.ts";
import { isBeingVerified } from "#app/domain/organizations/lifecycle.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { findMandateForInstitution } from "#db/queries/mandates/mandates.ts";
import type { ServiceContext } from "../context.ts";
import { countPreview } from "./count-preview.server.ts";

/**
 * Which prospects fit a draft mandate, counted over all published ones, for a verified institution. Nothing is written.
 */
export function previewMandate(
  ctx: ServiceContext,
  actor: InstitutionActor,
  { mandateId, draft }: { mandateId: string; draft: MandateDraft },
) {
  return ctx.readAs(actor, async (trx) => {
    const row = found(
      await findMandateForInstitution(trx, mandateId, actor.institutionId),
      "mandate-not-found",
    );
    refuseIf(isBeingVerified(row.institutionStatus) ? "institution-not-active" : null);
    return countPreview(ctx, trx, row, draft);
  });
}
