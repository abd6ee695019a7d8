import { whyNotOpenTo } from "#app/domain/organizations/lifecycle.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { findPublicStatus } from "#db/queries/organizations/institutions.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Refuses a company to begin opening itself to an institution that could offer it nothing. */
export async function refuseRestricted(trx: ActorTransaction, institutionId: string): Promise<void> {
  refuseIf(whyNotOpenTo(await findPublicStatus(trx, institutionId)));
}
