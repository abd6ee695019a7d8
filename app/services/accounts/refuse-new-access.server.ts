import type { PartyActor } from "#app/domain/accounts/actor.ts";
import { whyNotGiveAccess } from "#app/domain/organizations/lifecycle.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { lockInstitution } from "#db/queries/organizations/institutions.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Refuses what would give somebody access to a suspended institution; locks it, so that a suspension waits or wins. */
export async function refuseNewAccess(trx: ActorTransaction, actor: PartyActor): Promise<void> {
  if (actor.kind === "company") return;
  const institution = await lockInstitution(trx, actor.institutionId);
  refuseIf(whyNotGiveAccess(institution?.status ?? null));
}
