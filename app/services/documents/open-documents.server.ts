import { lockIntroduction } from "../introductions/lock-introduction.server.ts";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { whyNotWrite } from "#app/domain/introductions/messages.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { lockActiveConsent } from "#db/queries/introductions/consents.ts";
import { findOwnDocument } from "#db/queries/documents/document-files.ts";
import { closeOthers, listOpenIds, upsertOpenDocument } from "#db/queries/documents/documents.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../context.ts";
import { renewConsent } from "./renew-consent.server.ts";

/**
 * Opens exactly these documents to the institution of an introduction; other open ones are closed at once. A consent
 * that doesn't cover documents yet is replaced by one that does, for the same purpose and time.
 */
export function openDocuments(
  { withActor, now }: ServiceContext,
  actor: CompanyActor,
  { introductionId, documentIds }: { introductionId: string; documentIds: readonly string[] },
): Promise<void> {
  return withActor(actor, "work", async (trx) => {
    const introduction = await lockIntroduction(trx, actor, introductionId);
    const consent = (await lockActiveConsent(trx, introductionId, actor.companyId)) ?? null;
    refuseIf(whyNotWrite(introduction.status, consent, now()));
    const before = new Set(await listOpenIds(trx, introductionId));
    if (consent !== null && documentIds.length > 0)
      await renewConsent(trx, actor, consent, { by: actor.userId, at: now() });
    const { companyId, institutionId } = introduction;
    const opened = { introductionId, companyId, institutionId, openedBy: actor.userId, openedAt: now() };
    const fresh = documentIds.filter((id) => !before.has(id));
    for (const documentId of fresh) {
      found(await findOwnDocument(trx, documentId, { companyId }), "document-not-found");
      await upsertOpenDocument(trx, { ...opened, documentId });
    }
    await closeOthers(trx, introductionId, { except: documentIds, at: now() });
    if (fresh.length > 0) await enqueue(trx, "notify-institution-documents-opened", { introductionId });
  });
}
