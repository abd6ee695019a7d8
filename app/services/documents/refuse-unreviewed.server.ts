import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { refuseAct } from "#app/domain/accounts/grave-acts.ts";
import { actToHandOver, type Owed } from "#app/domain/documents/hand-over.ts";
import { found, Refusal, refuseIf } from "#app/domain/refusal.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { type OwedDocument, readOwed } from "./read-owed.server.ts";

/** What a review showed: the consent in force, and since when this is asked for. What has no page reviews none. */
export interface Reviewed {
  sequence?: number | undefined;
  asked?: number | undefined;
}

/**
 * Refuses to hand over what is no longer asked for, or under other terms than those that were reviewed. Where the
 * consent doesn't cover documents it would be extended: that takes who may give one.
 */
export async function refuseUnreviewed(
  trx: ActorTransaction,
  actor: CompanyActor,
  { owed, sequence, asked, now }: Reviewed & { owed: Owed; now: Date },
): Promise<OwedDocument & { reviewedSequence: number }> {
  const read = await readOwed(trx, actor.companyId, owed, now);
  refuseIf(read.whyNot);
  const consent = found(read.consent ?? undefined, "consent-not-found");
  const isSame =
    (sequence === undefined || sequence === consent.sequence) &&
    (asked === undefined || asked === read.asked);
  if (!isSame) throw new Refusal("review-outdated");
  refuseAct(actor, actToHandOver(consent));
  return { ...read, reviewedSequence: consent.sequence };
}
