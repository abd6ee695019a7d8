import type { CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import { PIECE_BYTES } from "#app/domain/documents/limits.ts";
import type { ArchiveFile } from "#app/integrations/archives/compose-archive.server.ts";
import { readPieces } from "#app/integrations/documents/store.ts";
import { listOwnAttachments } from "#db/queries/attachments.ts";
import type { ExportsContext } from "../context.ts";

/** The files that an organization itself sent with its messages, as far as it may read them now. */
export async function attachSentFiles(
  { withPerson, documents }: ExportsContext,
  actor: CompanyActor | InstitutionActor,
): Promise<ArchiveFile[]> {
  const files = await withPerson(actor, (trx) => listOwnAttachments(trx, actor.kind));
  return files.map(({ id, name, sizeBytes }) => ({
    path: `attachments/${id.slice(0, 8)}-${name}`,
    bytes: () => readPieces(documents, id, { sizeBytes: Number(sizeBytes), pieceBytes: PIECE_BYTES }),
  }));
}
