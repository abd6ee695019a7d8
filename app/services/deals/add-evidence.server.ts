import { organizationIdOf, type PartyActor, partyIdsOf, whyNotRole } from "#app/domain/accounts/actor.ts";
import type { FileFault } from "#app/domain/documents/file-faults.ts";
import { isOpenDispute, MOST_EVIDENCE } from "#app/domain/deals/dispute.ts";
import { found, Refusal, refuseIf } from "#app/domain/refusal.ts";
import { findNewestFile, lockDataroom } from "#db/queries/documents/document-files.ts";
import { findDispute, insertEvidence, listEvidence, lockDispute } from "#db/queries/deals/disputes.ts";
import { record } from "#db/queries/audit/events.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { DocumentsContext } from "../context.ts";
import { openSealed } from "../documents/open-sealed.server.ts";
import { uploadDocument } from "../documents/upload-document.server.ts";

export interface AddEvidence {
  disputeId: string;
  /** A document of the actor's own, or a file uploaded with the form. */
  shown: { documentId: string } | { name: string; bytes: AsyncIterable<Uint8Array> };
}

/**
 * A side adds a file to a dispute: both sides and the admin may open it from then on, whatever else is open to them,
 * and it does not change: a document whose stored bytes no longer match its seal is refused. The limit is checked
 * before a file is received, and again afterwards.
 */
export async function addEvidence(
  ctx: DocumentsContext,
  actor: PartyActor,
  { disputeId, shown }: AddEvidence,
): Promise<{ fault: FileFault } | { evidenceId: string }> {
  refuseIf(whyNotRole(actor, "evidence"));
  const { withActor, now } = ctx;
  await withActor(actor, (trx) => lockWithCapacity(trx, actor, disputeId));
  if ("documentId" in shown)
    await openSealed(ctx, await withActor(actor, (trx) => newestOf(trx, actor, shown.documentId)));
  const stored =
    "documentId" in shown
      ? shown
      : await uploadDocument(ctx, actor, {
          ...shown,
          kind: "bank_statement",
          replaces: undefined,
          request: undefined,
        });
  if ("fault" in stored) return stored;
  return withActor(actor, async (trx) => {
    const { dispute, prospectId } = await lockWithCapacity(trx, actor, disputeId);
    const { companyId, institutionId } = dispute;
    await lockDataroom(trx, organizationIdOf(actor));
    const file = await newestOf(trx, actor, stored.documentId);
    const added = found(
      await insertEvidence(trx, {
        disputeId,
        companyId,
        institutionId,
        party: actor.kind,
        fileId: file.id,
        addedBy: actor.userId,
        addedAt: now(),
      }),
      "dispute-evidence-already",
    );
    await record(trx, actor, {
      type: "dispute-evidence-added",
      subject: { kind: "deal", id: dispute.dealId },
      companyId,
      institutionId,
      prospectId,
    });
    return { evidenceId: added.id };
  });
}

async function newestOf(trx: ActorTransaction, actor: PartyActor, documentId: string) {
  return found(await findNewestFile(trx, documentId, partyIdsOf(actor)), "document-not-found");
}

/** The dispute, locked, if this side may still add evidence to it. */
async function lockWithCapacity(trx: ActorTransaction, actor: PartyActor, disputeId: string) {
  const { prospectId } = found(await findDispute(trx, disputeId), "dispute-not-found");
  const dispute = await lockDispute(trx, disputeId);
  if (!isOpenDispute(dispute.status)) throw new Refusal("dispute-wrong-state");
  const own = (await listEvidence(trx, disputeId)).filter(({ party }) => party === actor.kind);
  if (own.length >= MOST_EVIDENCE) throw new Refusal("dispute-evidence-too-many");
  return { dispute, prospectId };
}
