import { lockIntroduction } from "../introductions/lock-introduction.server.ts";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { needsExtensionToOpen } from "#app/domain/introductions/consent-change.ts";
import { whyNotWrite } from "#app/domain/introductions/messages.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { lockActiveConsent } from "#db/queries/introductions/consents.ts";
import type { ServiceContext } from "../context.ts";
import { setOpenDocuments } from "./set-open-documents.server.ts";

/**
 * Opens exactly these documents to the institution of an introduction; other open ones are closed at once. Nothing is
 * done where the consent doesn't cover documents: to extend it is an act that binds, with a review of its own.
 */
export function openDocuments(
  { withActor, now }: ServiceContext,
  actor: CompanyActor,
  { introductionId, documentIds }: { introductionId: string; documentIds: readonly string[] },
): Promise<{ needsExtension: boolean }> {
  return withActor(actor, "work", async (trx) => {
    const { status, institutionId } = await lockIntroduction(trx, actor, introductionId);
    const consent = (await lockActiveConsent(trx, introductionId, actor.companyId)) ?? null;
    refuseIf(whyNotWrite(status, consent, now()));
    const needsExtension = documentIds.length > 0 && needsExtensionToOpen(consent);
    if (!needsExtension)
      await setOpenDocuments(trx, actor, { introductionId, institutionId, documentIds, at: now() });
    return { needsExtension };
  });
}
