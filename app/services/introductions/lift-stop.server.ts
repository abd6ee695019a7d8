import { lockIntroduction } from "./lock-introduction.server.ts";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { deleteStop } from "#db/queries/introductions/consents.ts";
import type { ServiceContext } from "../context.ts";

/** The company undoes its stop of contact with the institution of an introduction. */
export function liftStop(ctx: ServiceContext, actor: CompanyActor, introductionId: string): Promise<void> {
  return ctx.withActor(actor, "work", async (trx) => {
    const introduction = await lockIntroduction(trx, actor, introductionId);
    await deleteStop(trx, actor.companyId, introduction.institutionId);
  });
}
