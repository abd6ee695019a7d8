import type { AdminActor, PartyActor } from "#app/domain/accounts/actor.ts";
import type { LimitedAct } from "#app/domain/usage/limits.ts";
import type { ServiceContext } from "../context.ts";
import { countUse } from "./count-use.server.ts";

/**
 * Counts a read that has a usage limit, in its own transaction before the read: the count stays whatever the outcome,
 * and no read waits for another of the same organization while it holds a connection.
 */
export function countReading(
  { withActor }: Pick<ServiceContext, "withActor">,
  actor: PartyActor | AdminActor,
  act: LimitedAct,
): Promise<void> {
  return withActor(actor, (trx) => countUse(trx, actor, act));
}
