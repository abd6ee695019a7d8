import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { found, Refusal } from "#app/domain/refusal.ts";
import { findOwnDocument } from "#db/queries/documents/document-files.ts";
import { listOpenFiles } from "#db/queries/documents/documents.ts";
import type { ServiceContext } from "../context.ts";
import { lockCondition } from "./lock-condition.server.ts";
import { receiveCondition } from "./receive-condition.server.ts";

export interface ProvideCondition {
  dealId: string;
  conditionId: string;
  /** A document of the company that is open to this institution, with a clean file: words alone provide nothing. */
  documentId: string;
  note: string | null;
}

/** The company names the document that shows that a condition precedent is met. */
export function provideCondition(
  { withActor, now }: ServiceContext,
  actor: CompanyActor,
  { documentId, note, ...of }: ProvideCondition,
): Promise<void> {
  return withActor(actor, "work", async (trx) => {
    const { deal, condition } = await lockCondition(trx, actor, of, "provide");
    const open = await listOpenFiles(trx, deal.introductionId);
    if (!open.some((file) => file.documentId === documentId)) {
      // Another company's document is no document of theirs, open or not.
      found(await findOwnDocument(trx, documentId, { companyId: actor.companyId }), "document-not-found");
      throw new Refusal("document-not-open");
    }
    await receiveCondition(trx, actor, { deal, condition, documentId, note, by: actor.userId, at: now() });
  });
}
