import { organizationIdOf, type PartyActor, partyIdsOf } from "#app/domain/accounts/actor.ts";
import { found, Refusal } from "#app/domain/refusal.ts";
import { ARCHIVE_PIECE_BYTES } from "#app/integrations/archives/archive-store.server.ts";
import { AlteredFile, readPieces, readSealed } from "#app/integrations/documents/store.ts";
import { record } from "#db/queries/audit/events.ts";
import { findReadyExport } from "#db/queries/exports/exports.ts";
import type { ExportsContext } from "../context.ts";

/**
 * An owner downloads an unexpired archive of their own organization; the download is recorded. An archive whose bytes
 * changed or are missing is an incident: it is logged, and the archive refused.
 */
export async function openExport(
  { withActor, now, archives, log }: ExportsContext,
  actor: PartyActor,
  { exportId }: { exportId: string },
) {
  const organizationId = organizationIdOf(actor);
  const ready = await withActor(actor, "manage", async (trx) => {
    const row = await findReadyExport(trx, { exportId, organizationId, at: now() });
    return found(row, "export-not-found");
  });
  const size = Number(ready.sizeBytes);
  const bytes = await bytesOf(ready.archiveKey ?? ready.id, size, ready.sha256);
  await withActor(actor, (trx) =>
    record(trx, actor, {
      type: "export-fetched",
      subject: { kind: actor.kind, id: organizationId },
      ...partyIdsOf(actor),
    }),
  );
  return { bytes, size, requestedAt: ready.requestedAt };

  async function bytesOf(key: string, sizeBytes: number, sha256: string | null) {
    const archive = { id: key, sizeBytes, pieceBytes: ARCHIVE_PIECE_BYTES, pieceKeys: [] };
    try {
      return sha256 === null ? readPieces(archives, archive) : await readSealed(archives, archive, sha256);
    } catch (error) {
      if (!(error instanceof AlteredFile)) throw error;
      log.error(
        { error, exportId },
        "INCIDENT: the stored bytes of an archive are not those that were written",
      );
      throw new Refusal("export-altered");
    }
  }
}
