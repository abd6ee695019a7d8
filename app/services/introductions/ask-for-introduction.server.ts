import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import type { ServiceContext } from "../context.ts";
import { askOne, type AskForIntroduction } from "./ask-one.server.ts";

/** A company asks an institution to meet; the request includes its consent. */
export function askForIntroduction(
  ctx: ServiceContext,
  actor: CompanyActor,
  request: AskForIntroduction,
): Promise<{ introductionId: string }> {
  return ctx.withActor(actor, "give-consent", async (trx) => {
    return askOne(ctx, trx, actor, request);
  });
}
