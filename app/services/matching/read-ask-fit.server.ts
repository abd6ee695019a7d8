import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import type { AskFit } from "#app/domain/matching/ranking/ask-fit.ts";
import type { ServiceContext } from "../context.ts";
import { type AskToFit, findAskFit } from "./find-ask-fit.server.ts";

/** How an ask that its company writes fits the market now. */
export function readAskFit(ctx: ServiceContext, actor: CompanyActor, ask: AskToFit): Promise<AskFit | null> {
  return ctx.readAs(actor, (trx) => findAskFit(trx, ctx, ask));
}
