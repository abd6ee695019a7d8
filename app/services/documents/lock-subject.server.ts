import { lockApplicationOfItem } from "#db/queries/applications/application-items.ts";
import { lockDealOfCondition } from "#db/queries/deals/conditions.ts";
import { lockIntroductionOfRequest } from "#db/queries/documents/owed.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

export interface UploadedFor {
  requestId: string | null;
  applicationItemId: string | null;
  dealConditionId: string | null;
  companyId: string | null;
}

/**
 * Locks what a company's file was uploaded for, which is locked before the file itself; with it its introduction, so that
 * a suspension of the ask comes before it is opened, or after.
 */
export async function lockSubject(
  trx: ActorTransaction,
  { requestId, applicationItemId, dealConditionId, companyId }: UploadedFor,
): Promise<void> {
  if (companyId === null) return;
  if (requestId !== null) await lockIntroductionOfRequest(trx, requestId, companyId);
  if (applicationItemId !== null) await lockApplicationOfItem(trx, applicationItemId, companyId);
  if (dealConditionId !== null) await lockDealOfCondition(trx, dealConditionId, companyId);
}
