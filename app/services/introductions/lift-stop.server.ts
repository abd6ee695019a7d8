import { type CompanyActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { deleteStop } from "#db/queries/introductions/consents.ts";
import { lockIntroductionForCompany } from "#db/queries/introductions/introductions.ts";
import type { ServiceContext } from "../context.ts";

/** The company undoes its stop of contact with the institution of an introduction. */
export function liftStop(ctx: ServiceContext, actor: CompanyActor, introductionId: string): Promise<void> {
  return ctx.withActor(actor, async (trx) => {
    refuseIf(whyNotRole(actor, "work"));
    const introduction = found(
      await lockIntroductionForCompany(trx, introductionId, actor.companyId),
      "introduction-not-found",
    );
    await deleteStop(trx, actor.companyId, introduction.institutionId);
  });
}
