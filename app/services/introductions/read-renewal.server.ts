import { opensAnew } from "#app/domain/applications/renewed.ts";
import { whyNotRenew } from "#app/domain/introductions/consent-change.ts";
import type { ProspectStatus } from "#app/domain/prospects/lifecycle.ts";
import { listOpenFiles } from "#db/queries/documents/documents.ts";
import { findLastApplication } from "#db/queries/applications/applications.ts";
import { findMattersOfIntroduction } from "#db/queries/introductions/matters-of-introduction.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** What follows when a company renews a consent that has ended by its time, or why it can't. */
export async function readRenewal(
  trx: ActorTransaction,
  { introductionId, askStatus }: { introductionId: string; askStatus: ProspectStatus },
) {
  const matters = await findMattersOfIntroduction(trx, introductionId);
  const last = await findLastApplication(trx, introductionId);
  return {
    whyNot: whyNotRenew(askStatus, matters),
    /** Documents that were open to the institution, and would be again. */
    files: (await listOpenFiles(trx, introductionId)).map(({ documentId, id, name }) => ({
      id: documentId,
      fileId: id,
      name,
    })),
    application: opensAnew(last, askStatus)
      ? ("opens" as const)
      : matters.offer !== null || matters.deal !== null
        ? ("goesOn" as const)
        : ("none" as const),
  };
}
