import { isOpenApplication } from "#app/domain/applications/lifecycle.ts";
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
  const goesOn = matters.offer !== null || matters.deal !== null;
  // Until the end is marked, its application is still open; it is closed first.
  const isClosing = last !== undefined && isOpenApplication(last.status) && !goesOn;
  return {
    whyNot: whyNotRenew(askStatus, matters),
    /** Documents that were open to the institution, and would be again. */
    files: (await listOpenFiles(trx, introductionId)).map(({ documentId, id, name }) => ({
      id: documentId,
      fileId: id,
      name,
    })),
    application: opensAnew(isClosing ? { ...last, status: "closed" } : last, askStatus)
      ? ("opens" as const)
      : goesOn
        ? ("goesOn" as const)
        : ("none" as const),
  };
}
