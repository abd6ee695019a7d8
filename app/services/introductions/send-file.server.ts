import { lockIntroduction } from "./lock-introduction.server.ts";
import { type PartyActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import type { FileFault } from "#app/domain/documents/file-faults.ts";
import { fileName } from "#app/domain/documents/file-name.ts";
import { LARGEST_FILE_BYTES } from "#app/domain/documents/limits.ts";
import { whyNoCapacity, whyNotAttach } from "#app/domain/introductions/attachments.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import {
  deleteUnsent,
  insertAttachment,
  measureSent,
  updateAttachment,
} from "#db/queries/introductions/attachments.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { findActiveConsent } from "#db/queries/introductions/messages.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { DocumentsContext } from "../context.ts";
import { inspectStored } from "#app/services/documents/inspect-stored.server.ts";
import { storePieces } from "#app/services/documents/store-pieces.server.ts";
import { countUse } from "../usage/count-use.server.ts";
import { insertThreadMessage } from "./insert-thread-message.server.ts";

export interface SendFile {
  introductionId: string;
  /** The message that contains the file. */
  words: string;
  name: string;
  bytes: AsyncIterable<Uint8Array>;
}

/** After so long without progress an upload no longer counts as under way. */
const restsMs = 60 * 60_000;

/**
 * One side sends a file with a message. The row exists before the first byte; a faulty file leaves neither row nor
 * message. It is sent once it is complete and inspected, if the consent still allows it, in one transaction with its
 * message; the other side sees it after the virus scan.
 */
export async function sendFile(
  ctx: DocumentsContext,
  actor: PartyActor,
  { introductionId, words, name: given, bytes }: SendFile,
): Promise<{ fault: FileFault } | { isSent: true }> {
  refuseIf(whyNotRole(actor, "work"));
  const named = fileName(given);
  if ("fault" in named) return named;
  const begun = await begin(ctx, actor, introductionId, named.name);
  if ("fault" in begun) return begun;
  const { id } = begun;
  try {
    const stored = await storePieces(ctx, id, bytes);
    const seen =
      "fault" in stored
        ? stored
        : await inspectStored(
            ctx,
            { id, sizeBytes: stored.size, pieceKeys: stored.pieceKeys },
            named.extension,
          );
    if ("fault" in seen || "fault" in stored) {
      await takeBack(ctx, actor, id);
      return "fault" in seen ? seen : { fault: "file-cut" };
    }
    const { pieceKeys } = stored;
    const seal = { ...seen, pieceKeys, sizeBytes: BigInt(stored.size) };
    await send(ctx, actor, { introductionId, words, id, seal });
    return { isSent: true };
  } catch (error) {
    await takeBack(ctx, actor, id);
    throw error;
  }
}

function begin(
  { withActor, now }: DocumentsContext,
  actor: PartyActor,
  introductionId: string,
  name: string,
): Promise<{ fault: FileFault } | { id: string }> {
  return withActor(actor, async (trx) => {
    await countUse(trx, actor, "message");
    const { introduction } = await lockThread(trx, actor, introductionId, now());
    const since = new Date(now().getTime() - restsMs);
    const fault = whyNoCapacity(
      LARGEST_FILE_BYTES,
      await measureSent(trx, introductionId, { by: actor.kind, since }),
    );
    if (fault !== null) return { fault };
    const { companyId, institutionId } = introduction;
    const id = await insertAttachment(trx, {
      introductionId,
      companyId,
      institutionId,
      sentBy: actor.kind,
      userId: actor.userId,
      name,
      sizeBytes: BigInt(LARGEST_FILE_BYTES),
      begunAt: now(),
      touchedAt: now(),
    });
    return { id };
  });
}

async function lockThread(trx: ActorTransaction, actor: PartyActor, introductionId: string, now: Date) {
  const introduction = await lockIntroduction(trx, actor, introductionId);
  const consent = (await findActiveConsent(trx, introductionId)) ?? null;
  refuseIf(whyNotAttach(actor.kind, introduction.status, consent, now));
  return { introduction, consent };
}

function send(
  ctx: DocumentsContext,
  actor: PartyActor,
  {
    introductionId,
    words,
    id,
    seal,
  }: {
    introductionId: string;
    words: string;
    id: string;
    seal: { sha256: string; mediaType: string; sizeBytes: bigint; pieceKeys: string[] };
  },
): Promise<void> {
  return ctx.withActor(actor, async (trx) => {
    const thread = await lockThread(trx, actor, introductionId, ctx.now());
    const messageId = await insertThreadMessage(ctx, trx, actor, { ...thread, words });
    const isClean = ctx.virusScanner === null;
    await updateAttachment(trx, id, {
      ...seal,
      messageId,
      touchedAt: ctx.now(),
      ...(isClean ? { status: "clean", scannedAt: ctx.now() } : { status: "pending" }),
    });
    if (!isClean) await enqueue(trx, "scan-attachment", { attachmentId: id });
  });
}

/** The row decides: a file that was sent although its response was lost keeps its bytes. */
async function takeBack(
  { withActor, documents }: DocumentsContext,
  actor: PartyActor,
  id: string,
): Promise<void> {
  const isGone = await withActor(actor, (trx) => deleteUnsent(trx, id));
  if (isGone) await documents.remove(id);
}
