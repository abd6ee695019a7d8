import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { byDocument } from "#app/domain/documents/by-document.ts";
import { listFilesOfCompany } from "#db/queries/documents/documents.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Those of the company's documents that it chose to open, as an institution would see each; without any, no query. */
export async function readChosenDocuments(
  trx: ActorTransaction,
  { companyId }: CompanyActor,
  documentIds: readonly string[],
): Promise<{ id: string; fileId: string; name: string }[]> {
  if (documentIds.length === 0) return [];
  return byDocument(await listFilesOfCompany(trx, companyId)).flatMap(({ id, clean }) =>
    clean !== null && documentIds.includes(id) ? [{ id, fileId: clean.id, name: clean.name }] : [],
  );
}
