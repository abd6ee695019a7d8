import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { findLastSeal } from "#db/queries/audit/seals.ts";
import type { ServiceContext } from "../context.ts";

/** The last seal of the audit trail, as an admin sees it; null if nothing is sealed yet. */
export function readLastSeal({ readAs }: ServiceContext, actor: AdminActor) {
  return readAs(actor, async (trx) => {
    const seal = await findLastSeal(trx);
    return seal === undefined
      ? null
      : { number: String(seal.number), sealedAt: seal.sealedAt, digest: seal.digest.toString("hex") };
  });
}
