import type { CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import { PIECE_BYTES } from "#app/domain/documents/limits.ts";
import type { ArchiveFile } from "#app/integrations/archives/compose-archive.server.ts";
import { readPieces } from "#app/integrations/documents/store.ts";
import { listFilesOfCompany } from "#db/queries/documents.ts";
import type { ExportsContext } from "../context.ts";

/** A company's own documents, every version, as they were sent; of what was refused nothing is kept. */
export async function attachDocuments(
  { withPerson, documents }: ExportsContext,
  actor: CompanyActor | InstitutionActor,
): Promise<ArchiveFile[]> {
  if (actor.kind !== "company") return [];
  const files = await withPerson(actor, (trx) => listFilesOfCompany(trx, actor.companyId));
  return files
    .filter(({ status }) => status === "clean" || status === "pending")
    .map(({ id, version, name, sizeBytes }) => ({
      path: `documents/${id.slice(0, 8)}-v${version ?? 1}-${name}`,
      bytes: () => readPieces(documents, id, { sizeBytes: Number(sizeBytes), pieceBytes: PIECE_BYTES }),
    }));
}
