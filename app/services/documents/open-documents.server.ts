import { lockIntroduction } from "../introductions/lock-introduction.server.ts";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { byDocument, markOfDocuments } from "#app/domain/documents/by-document.ts";
import { needsExtensionToOpen } from "#app/domain/introductions/consent-change.ts";
import { whyNotWriteAs } from "#app/domain/introductions/messages.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { listFilesOfCompany, listOpenIds } from "#db/queries/documents/documents.ts";
import { lockActiveConsent } from "#db/queries/introductions/consents.ts";
import type { ServiceContext } from "../context.ts";
import { refuseStopped } from "../introductions/refuse-stopped.server.ts";
import { refuseSuspendedAsk } from "../prospects/refuse-suspended-ask.server.ts";
import { setOpenDocuments } from "./set-open-documents.server.ts";

interface OpenExactly {
  introductionId: string;
  documentIds: readonly string[];
  /** What the page on which they were chosen showed, as `markOfDocuments`. */
  shown: string;
}

/**
 * Opens exactly these documents to the institution of an introduction; other open ones are closed at once. Refused where
 * others are open than the page showed, or one has another file: an older page would open again what has been closed, close
 * what has been opened, and open a file that nobody read. Nothing is done where the consent doesn't cover documents: to
 * extend it is an act that binds, with a review of its own.
 */
export function openDocuments(
  { withActor, now }: ServiceContext,
  actor: CompanyActor,
  { introductionId, documentIds, shown }: OpenExactly,
): Promise<{ needsExtension: boolean }> {
  return withActor(actor, "work", async (trx) => {
    const { status, institutionId } = await lockIntroduction(trx, actor, introductionId);
    const consent = (await lockActiveConsent(trx, introductionId, actor.companyId)) ?? null;
    refuseIf(whyNotWriteAs("company", status, consent, now()));
    const open = await listOpenIds(trx, introductionId);
    const files = byDocument(await listFilesOfCompany(trx, actor.companyId));
    refuseIf(markOfDocuments(open, files) === shown ? null : "form-outdated");
    // To close some stays possible.
    const opensMore = documentIds.some((id) => ![...open].includes(id));
    if (opensMore) {
      await refuseStopped(trx, institutionId);
      await refuseSuspendedAsk(trx, { introductionId });
    }
    const needsExtension = documentIds.length > 0 && needsExtensionToOpen(consent);
    if (!needsExtension)
      await setOpenDocuments(trx, actor, { introductionId, institutionId, documentIds, at: now() });
    return { needsExtension };
  });
}
