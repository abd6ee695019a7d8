import { lockOwnMandate } from "./lock-own-mandate.server.ts";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { institutionKindSchema } from "#app/domain/codes/institutions.ts";
import { instrumentsNotAllowed, mandateContentSchema } from "#app/domain/mandates/criteria.ts";
import { whyNotOfferCapital } from "#app/domain/organizations/lifecycle.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { dayOf } from "#app/lib/days.ts";
import { findOwnInstitution } from "#db/queries/organizations/institutions.ts";
import { lockMandateDraft } from "#db/queries/mandates/mandate-drafts.ts";
import type { ServiceContext } from "../context.ts";
import { putInForce } from "./put-in-force.server.ts";

/** An owner approves exactly what a member submitted: a draft that has changed since is not approved. */
export function approveMandate(
  { withActor, now }: ServiceContext,
  actor: InstitutionActor,
  { mandateId, revision }: { mandateId: string; revision: number },
): Promise<{ version: number }> {
  return withActor(actor, "sign", async (trx) => {
    const mandate = await lockOwnMandate(trx, actor, mandateId);
    const institution = found(await findOwnInstitution(trx, actor.institutionId), "institution-not-found");
    refuseIf(whyNotOfferCapital(institution, dayOf(now())));
    const draft = found(await lockMandateDraft(trx, mandateId), "mandate-wrong-state");
    refuseIf(draft.submittedAt === null ? "mandate-wrong-state" : null);
    refuseIf(draft.revision !== revision ? "mandate-stale-draft" : null);
    const content = found(mandateContentSchema.safeParse(draft.content).data, "mandate-incomplete");
    const unlawful = instrumentsNotAllowed(
      institutionKindSchema.parse(institution.kind),
      content.terms.instruments,
    );
    refuseIf(unlawful.length > 0 ? "institution-instrument-not-allowed" : null);
    return putInForce(trx, actor, { mandate, content, now: now() });
  });
}
