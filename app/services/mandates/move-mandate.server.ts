import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import type { ServiceContext } from "../context.ts";
import { moveMandateWithin, type Stop } from "./move-mandate-within.server.ts";

/** An institution pauses, resumes or retires a mandate. */
export function moveMandate(
  ctx: ServiceContext,
  actor: InstitutionActor,
  mandate: { mandateId: string; move: Stop },
): Promise<void> {
  return ctx.withActor(actor, "work", (trx) => moveMandateWithin(ctx, trx, actor, mandate));
}
