import type { CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import { PIECE_BYTES } from "#app/domain/documents/limits.ts";
import type { ArchiveFile } from "#app/integrations/archives/compose-archive.server.ts";
import { readPieces } from "#app/integrations/documents/store.ts";
import { listOwnEvidence } from "#db/queries/dispute-lists.ts";
import type { ExportsContext } from "../context.ts";

/** The files that an organization itself laid before an admin, by dispute. The other side's are that side's to take along. */
export async function attachEvidence(
  { withPerson, documents }: ExportsContext,
  actor: CompanyActor | InstitutionActor,
): Promise<ArchiveFile[]> {
  const files = await withPerson(actor, (trx) => listOwnEvidence(trx, actor.kind));
  return files.map(({ fileId, disputeNumber, name, sizeBytes }) => ({
    path: `disputes/${disputeNumber}/${fileId.slice(0, 8)}-${name}`,
    bytes: () => readPieces(documents, fileId, { sizeBytes: Number(sizeBytes), pieceBytes: PIECE_BYTES }),
  }));
}
