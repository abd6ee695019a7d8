import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { byDocument, markOfDocuments } from "#app/domain/documents/by-document.ts";
import { needsExtensionToOpen } from "#app/domain/introductions/consent-change.ts";
import { whyNotWrite } from "#app/domain/introductions/messages.ts";
import { found } from "#app/domain/refusal.ts";
import { listOwedItems } from "#db/queries/applications/application-items.ts";
import { listFilesOfCompany, listRequests } from "#db/queries/documents/documents.ts";
import { findIntroductionForCompany } from "#db/queries/introductions/introduction-lists.ts";
import { findConsentAndOpenDocuments } from "#db/queries/documents/open-documents.ts";
import type { ServiceContext } from "../context.ts";

/** What a company may open on an introduction, what is open, and what the institution asks for. */
export function readIntroductionDocuments(ctx: ServiceContext, actor: CompanyActor, introductionId: string) {
  return ctx.readAs(actor, async (trx) => {
    const { status, institutionNameZh, institutionNameEn } = found(
      await findIntroductionForCompany(trx, introductionId, actor.companyId),
      "introduction-not-found",
    );
    const { consent, openIds } = await findConsentAndOpenDocuments(trx, introductionId);
    const documents = byDocument(await listFilesOfCompany(trx, actor.companyId));
    return {
      introduction: { id: introductionId, institutionNameZh, institutionNameEn },
      whyNotOpen: whyNotWrite(status, consent, ctx.now()),
      shown: markOfDocuments(openIds, documents),
      isConsentWidened: needsExtensionToOpen(consent),
      documents: documents
        .filter(({ clean }) => clean !== null)
        .map((document) => ({ ...document, isOpen: openIds.has(document.id) })),
      requests: await listRequests(trx, { introductionId }),
      owed: await listOwedItems(trx, { companyId: actor.companyId, introductionId }),
    };
  });
}
