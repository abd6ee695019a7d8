import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import type { ServiceContext } from "../context.ts";
import { type MandateMove, moveMandateWithin } from "./move-mandate-within.server.ts";

/** An institution pauses, resumes or retires a mandate. */
export function moveMandate(
  ctx: ServiceContext,
  actor: InstitutionActor,
  mandate: MandateMove,
): Promise<void> {
  return ctx.withActor(actor, "work", (trx) => moveMandateWithin(ctx, trx, actor, mandate));
}
