import type { InstitutionMove } from "#app/domain/organizations/lifecycle.ts";
import { enqueueAll, job } from "#db/queries/jobs/jobs.ts";
import { listOpenIntroductionsOf } from "#db/queries/organizations/institution-lists.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

const kinds = {
  suspend: "notify-company-institution-suspended",
  terminate: "notify-company-institution-terminated",
  restore: "notify-company-institution-restored",
} as const satisfies Partial<Record<InstitutionMove, string>>;

/**
 * Notifies the companies that have something open with an institution that it can't go on meanwhile, or can again: a
 * request, a consent in force, or an offer. Of an introduction that its company doesn't hear of nobody is notified.
 */
export async function notifyCompaniesMet(
  trx: ActorTransaction,
  institutionId: string,
  move: keyof typeof kinds,
): Promise<void> {
  const open = await listOpenIntroductionsOf(trx, institutionId);
  if (open.length === 0) return;
  await enqueueAll(
    trx,
    open.map((introductionId) => job(kinds[move], { introductionId })),
  );
}
