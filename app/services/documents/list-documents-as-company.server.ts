import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { byDocument } from "#app/domain/documents/by-document.ts";
import { LARGEST_DATAROOM_BYTES } from "#app/domain/documents/limits.ts";
import { listOwedItems } from "#db/queries/applications/application-items.ts";
import {
  listFilesOfCompany,
  listOpenedOfCompany,
  listOpeningsOfCompany,
  listRequests,
} from "#db/queries/documents/documents.ts";
import type { ServiceContext } from "../context.ts";

const shownOpenings = 50;

/**
 * A company's documents with their versions, to whom each is open, who opened what, and what institutions ask for: as
 * such, or in an application.
 */
export function listDocumentsAsCompany({ readAs }: ServiceContext, actor: CompanyActor) {
  return readAs(actor, async (trx) => {
    const files = await listFilesOfCompany(trx, actor.companyId);
    const opened = await listOpenedOfCompany(trx, actor.companyId);
    return {
      documents: byDocument(files).map((document) => ({
        ...document,
        openTo: opened.filter(({ documentId }) => documentId === document.id),
      })),
      usedBytes: files.reduce(
        (sum, { sizeBytes, status }) => sum + (status === "refused" ? 0 : Number(sizeBytes)),
        0,
      ),
      roomBytes: LARGEST_DATAROOM_BYTES,
      ...(await listOpeningsOfCompany(trx, actor.companyId, shownOpenings)),
      requests: await listRequests(trx, { companyId: actor.companyId }),
      owed: await listOwedItems(trx, { companyId: actor.companyId }),
    };
  });
}
