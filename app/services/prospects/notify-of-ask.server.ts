import { enqueue, enqueueAll, job } from "#db/queries/jobs/jobs.ts";
import { listOpenIntroductionsOfAsk } from "#db/queries/prospects/suspensions.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/**
 * Notifies the company of an ask, and each institution that has something open on it, that it is suspended or is not any
 * more. An institution of which the company doesn't hear is notified as any other is, so that it learns nothing by that.
 */
export async function notifyOfAsk(
  trx: ActorTransaction,
  prospectId: string,
  what: "suspended" | "reinstated",
): Promise<void> {
  await enqueue(trx, `notify-company-prospect-${what}`, { prospectId });
  const met = await listOpenIntroductionsOfAsk(trx, prospectId);
  if (met.length === 0) return;
  await enqueueAll(
    trx,
    met.map((introductionId) => job(`notify-institution-ask-${what}`, { introductionId })),
  );
}
