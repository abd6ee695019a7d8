import { lockApplicationOfItem } from "#db/queries/applications/application-items.ts";
import { lockDealOfCondition } from "#db/queries/deals/conditions.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

export interface UploadedFor {
  applicationItemId: string | null;
  dealConditionId: string | null;
  companyId: string | null;
}

/** Locks what a company's file was uploaded for, which is locked before the file itself. */
export async function lockSubject(
  trx: ActorTransaction,
  { applicationItemId, dealConditionId, companyId }: UploadedFor,
): Promise<void> {
  if (companyId === null) return;
  if (applicationItemId !== null) await lockApplicationOfItem(trx, applicationItemId, companyId);
  if (dealConditionId !== null) await lockDealOfCondition(trx, dealConditionId, companyId);
}
