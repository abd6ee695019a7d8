import { organizationIdOf, type PartyActor, partyIdsOf, whyNotRole } from "#app/domain/accounts/actor.ts";
import { whyNotProvide } from "#app/domain/applications/items.ts";
import { whyNotGivePaper } from "#app/domain/deals/condition.ts";
import type { DocumentKind } from "#app/domain/codes/documents.ts";
import type { FileFault } from "#app/domain/documents/file-faults.ts";
import { fileName } from "#app/domain/documents/file-name.ts";
import { PIECE_BYTES, whyNotUpload } from "#app/domain/documents/limits.ts";
import { found, Refusal, refuseIf } from "#app/domain/refusal.ts";
import { findItem } from "#db/queries/applications/application-items.ts";
import {
  type DocumentOwner,
  findOwnDocument,
  insertFile,
  lockDataroom,
  measureDataroom,
  ownerColumns,
} from "#db/queries/documents/document-files.ts";
import { findConditionToProvide } from "#db/queries/deals/conditions.ts";
import { findRequest } from "#db/queries/documents/documents.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { DocumentsContext } from "../context.ts";

export interface BeginUpload {
  kind: DocumentKind;
  name: string;
  sizeBytes: number;
  replaces: string | undefined;
  request: string | undefined;
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
  { kind, name: given, sizeBytes, replaces, request, item, condition }: BeginUpload,
): Promise<{ fault: FileFault } | { uploadId: string; pieceBytes: number }> {
  refuseIf(whyNotRole(actor, "evidence"));
  const named = fileName(given);
  if ("fault" in named) return named;
  if (sizeBytes === 0) return { fault: "file-empty" };
  return withActor(actor, async (trx) => {
    await lockDataroom(trx, organizationIdOf(actor));
    await refuseForeign(trx, partyIdsOf(actor), { replaces, request });
    if (item !== undefined) await refuseSettled(trx, actor, item, now());
    if (condition !== undefined) await refuseProvided(trx, actor, condition, now());
    const used = await measureDataroom(trx, partyIdsOf(actor), new Date(now().getTime() - restsMs));
    const fault = whyNotUpload(sizeBytes, used);
    if (fault !== null) return { fault };
    const uploadId = await insertFile(trx, {
      ...ownerColumns(partyIdsOf(actor)),
      replacesDocumentId: replaces ?? null,
      requestId: request ?? null,
      applicationItemId: item ?? null,
      dealConditionId: condition ?? null,
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

/** Checked again once the file is clean. */
async function refuseSettled(
  trx: ActorTransaction,
  actor: PartyActor,
  itemId: string,
  now: Date,
): Promise<void> {
  const item = found(
    actor.kind === "company" ? await findItem(trx, itemId, actor.companyId) : undefined,
    "application-item-not-found",
  );
  const { applicationStatus: status, consentExpiresAt: expiresAt } = item;
  refuseIf(whyNotProvide(item, { status }, expiresAt === null ? null : { expiresAt }, now));
}

/** The same of a condition of a deal. */
async function refuseProvided(
  trx: ActorTransaction,
  actor: PartyActor,
  conditionId: string,
  now: Date,
): Promise<void> {
  const {
    status,
    deal,
    fundedFen,
    consentExpiresAt: expiresAt,
  } = found(
    actor.kind === "company" ? await findConditionToProvide(trx, conditionId, actor.companyId) : undefined,
    "condition-not-found",
  );
  refuseIf(whyNotGivePaper({ status, deal, isMoneyOut: fundedFen > 0n }, expiresAt, now));
}

async function refuseForeign(
  trx: ActorTransaction,
  owner: DocumentOwner,
  { replaces, request }: Pick<BeginUpload, "replaces" | "request">,
): Promise<void> {
  if (replaces !== undefined) found(await findOwnDocument(trx, replaces, owner), "document-not-found");
  if (request === undefined) return;
  const { status } = found(await findRequest(trx, request), "document-request-not-found");
  if (status !== "requested") throw new Refusal("document-request-closed");
}
