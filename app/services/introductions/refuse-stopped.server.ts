import { whyNotAgreeWith } from "#app/domain/organizations/lifecycle.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { findPublicStatus } from "#db/queries/organizations/institutions.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Refuses a company to open anything more of itself to an institution that is suspended or has left. */
export async function refuseStopped(trx: ActorTransaction, institutionId: string): Promise<void> {
  refuseIf(whyNotAgreeWith(await findPublicStatus(trx, institutionId)));
}
