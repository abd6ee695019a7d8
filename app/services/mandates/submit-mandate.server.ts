import { lockOwnMandate } from "./lock-own-mandate.server.ts";
import { z } from "zod";
import { type InstitutionActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import { institutionKindSchema } from "#app/domain/codes/institutions.ts";
import {
  instrumentsNotAllowed,
  type MandateContent,
  mandateContentSchema,
} from "#app/domain/mandates/criteria.ts";
import { mandateStatusAfter, whyNotMoveMandate } from "#app/domain/mandates/lifecycle.ts";
import { whyNotOfferCapital } from "#app/domain/organizations/lifecycle.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { dayOf } from "#app/lib/days.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { findOwnInstitution } from "#db/queries/organizations/institutions.ts";
import { markDraftSubmitted } from "#db/queries/mandates/mandate-drafts.ts";
import { updateMandate } from "#db/queries/mandates/mandates.ts";
import type { ServiceContext } from "../context.ts";
import { putInForce } from "./put-in-force.server.ts";
import { writeMandateDraft } from "./write-mandate-draft.server.ts";

export interface SubmitMandate {
  mandateId: string;
  revision: number;
  content: MandateContent;
}

/**
 * A mandate, or the next version of one in force, is submitted for approval. An owner's own submission is approved with
 * it and in force at once; a member's waits for an owner, and until then the old version is in force.
 */
export function submitMandate(
  { withActor, now }: ServiceContext,
  actor: InstitutionActor,
  { mandateId, revision, content }: SubmitMandate,
): Promise<{ inForce: boolean }> {
  return withActor(actor, "work", async (trx) => {
    const mandate = await lockOwnMandate(trx, actor, mandateId);
    const institution = found(await findOwnInstitution(trx, actor.institutionId), "institution-not-found");
    const today = dayOf(now());
    refuseIf(whyNotOfferCapital(institution, today));
    refuseIf(mandate.status === "retired" ? "mandate-wrong-state" : null);
    const unlawful = instrumentsNotAllowed(
      institutionKindSchema.parse(institution.kind),
      content.terms.instruments,
    );
    refuseIf(unlawful.length > 0 ? "institution-instrument-not-allowed" : null);
    const { validUntil } = content.terms;
    const isVersion =
      mandate.status === "active" || mandate.status === "paused" || mandate.status === "exhausted";
    const status =
      isVersion || mandate.status === "pending_approval"
        ? mandate.status
        : mandateStatusAfter(mandate.status, "submit");
    if (status !== mandate.status)
      refuseIf(whyNotMoveMandate({ ...mandate, validUntil }, "submit", "institution", today));
    refuseIf(
      content.terms.budgetFen < mandate.reservedFen + mandate.drawnFen ? "mandate-budget-below-used" : null,
    );

    const json = JSON.stringify(z.encode(mandateContentSchema, content));
    await writeMandateDraft(trx, actor, { mandateId, revision, content: json, now: now() });
    await recordOn(trx, actor, "mandate-submitted", { mandate }, { to: status });
    if (whyNotRole(actor, "sign") === null) {
      await putInForce(trx, actor, { mandate: { ...mandate, status }, content, now: now() });
      return { inForce: true };
    }
    await markDraftSubmitted(trx, mandateId, { by: actor.userId, at: now() });
    if (status !== mandate.status) await updateMandate(trx, mandateId, { status, statusChangedAt: now() });
    return { inForce: false };
  });
}
