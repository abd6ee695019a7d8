import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import type { ServiceContext } from "../context.ts";
import { resumeProspectWithin } from "./resume-prospect-within.server.ts";

/** Puts a paused prospect back into institutions’ lists. */
export function resumeProspect(ctx: ServiceContext, actor: CompanyActor, prospectId: string): Promise<void> {
  return ctx.withActor(actor, "work", (trx) => resumeProspectWithin(ctx, trx, actor, prospectId));
}
