import { organizationIdOf, type PartyActor, partyIdsOf, whyNotRole } from "#app/domain/accounts/actor.ts";
import type { DocumentKind } from "#app/domain/codes/documents.ts";
import type { FileFault } from "#app/domain/documents/file-faults.ts";
import { fileName } from "#app/domain/documents/file-name.ts";
import { PIECE_BYTES, whyNotUpload } from "#app/domain/documents/limits.ts";
import { columnsOfOwed, notFoundOf, type Owed, owedOf } from "#app/domain/documents/hand-over.ts";
import { found, Refusal, refuseIf } from "#app/domain/refusal.ts";
import {
  findOwnDocument,
  insertFile,
  lockDataroom,
  measureDataroom,
  ownerColumns,
} from "#db/queries/documents/document-files.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { DocumentsContext } from "../context.ts";
import { type Reviewed, refuseUnreviewed } from "./refuse-unreviewed.server.ts";

export interface BeginUpload extends Reviewed {
  kind: DocumentKind;
  name: string;
  sizeBytes: number;
  replaces?: string | undefined;
  /** The request for a document that it answers. */
  request?: string | undefined;
  /** The item of an application that it is to settle. */
  item?: string | undefined;
  /** The condition of a deal that it is to provide. */
  condition?: string | undefined;
}

/** After so long without progress an upload no longer counts as under way. */
const restsMs = 60 * 60_000;

/**
 * Creates the row of a file before its first byte, for uploads in pieces or whole. Returns what is wrong with its name
 * or size, or why the data room is full.
 */
export async function beginUpload(
  { withActor, now }: DocumentsContext,
  actor: PartyActor,
  { kind, name: given, sizeBytes, replaces, request, item, condition, ...reviewed }: BeginUpload,
): Promise<{ fault: FileFault } | { uploadId: string; pieceBytes: number }> {
  refuseIf(whyNotRole(actor, "evidence"));
  const owed = owedOf({ item, condition, request });
  const named = fileName(given);
  if ("fault" in named) return named;
  if (sizeBytes === 0) return { fault: "file-empty" };
  return withActor(actor, async (trx) => {
    await lockDataroom(trx, organizationIdOf(actor));
    if (replaces !== undefined)
      found(await findOwnDocument(trx, replaces, partyIdsOf(actor)), "document-not-found");
    const reviewedSequence =
      owed === null ? null : await reviewedFor(trx, actor, owed, { ...reviewed, now: now() });
    const used = await measureDataroom(trx, partyIdsOf(actor), new Date(now().getTime() - restsMs));
    const fault = whyNotUpload(sizeBytes, used);
    if (fault !== null) return { fault };
    const uploadId = await insertFile(trx, {
      ...ownerColumns(partyIdsOf(actor)),
      replacesDocumentId: replaces ?? null,
      ...columnsOfOwed(owed),
      reviewedSequence,
      kind,
      name: named.name,
      sizeBytes: BigInt(sizeBytes),
      uploadedBy: actor.userId,
      begunAt: now(),
      touchedAt: now(),
    });
    return { uploadId, pieceBytes: PIECE_BYTES };
  });
}

/** What it answers is reviewed now and read again once the file is clean; returns the consent that was read. */
async function reviewedFor(
  trx: ActorTransaction,
  actor: PartyActor,
  owed: Owed,
  reviewed: Reviewed & { now: Date },
): Promise<number> {
  if (actor.kind !== "company") throw new Refusal(notFoundOf(owed));
  return (await refuseUnreviewed(trx, actor, { ...reviewed, owed })).reviewedSequence;
}
