import type { SystemActor } from "#app/domain/accounts/actor.ts";
import type { ServiceContext } from "../context.ts";

/** Makes a call to a payment provider. */
export async function callProvider(
  _ctx: ServiceContext,
  _actor: SystemActor,
  _call: { callId: string },
): Promise<void> {
  await Promise.resolve();
}
