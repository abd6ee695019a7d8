import type { AdminActor, CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import type { LimitedAct } from "#app/domain/usage/limits.ts";
import type { ServiceContext } from "../context.ts";
import { countUse } from "./count-use.server.ts";

/**
 * Counts a reading that has a usage limit, in a transaction of its own before the reading: what was counted stays counted
 * whatever becomes of it, and no reading waits for another of the same organization with a connection in its hands.
 */
export function countReading(
  { withActor }: Pick<ServiceContext, "withActor">,
  actor: CompanyActor | InstitutionActor | AdminActor,
  act: LimitedAct,
): Promise<void> {
  return withActor(actor, (trx) => countUse(trx, actor, act));
}
