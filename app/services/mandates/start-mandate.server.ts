import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { addDays, dayOf } from "#app/lib/days.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { insertMandateDraft } from "#db/queries/mandates/mandate-drafts.ts";
import { insertMandate } from "#db/queries/mandates/mandates.ts";
import type { ServiceContext } from "../context.ts";
import { refuseLeaving } from "../deletion/refuse-leaving.server.ts";

/** A year: the longest validity that a draft proposes; the institution may enter another. */
const proposedValidityDays = 365;
const proposedIntroductionCap = 10;

/** An institution starts a mandate: a draft with a proposed cap and validity, visible to nobody else. */
export function startMandate(ctx: ServiceContext, actor: InstitutionActor): Promise<{ mandateId: string }> {
  return ctx.withActor(actor, "work", async (trx) => {
    const today = dayOf(ctx.now());
    await refuseLeaving(trx, actor);
    const mandateId = await insertMandate(trx, {
      institutionId: actor.institutionId,
      createdBy: actor.userId,
    });
    const terms = {
      introductionCap: proposedIntroductionCap,
      validFrom: today,
      validUntil: addDays(today, proposedValidityDays),
    };
    await insertMandateDraft(trx, {
      mandateId,
      institutionId: actor.institutionId,
      content: JSON.stringify({ terms }),
      savedBy: actor.userId,
      now: ctx.now(),
    });
    const mandate = { id: mandateId, institutionId: actor.institutionId };
    await recordOn(trx, actor, "mandate-drafted", { mandate }, { to: "draft" });
    return { mandateId };
  });
}
