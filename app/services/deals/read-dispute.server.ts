import type { AdminActor, PartyActor } from "#app/domain/accounts/actor.ts";
import { workingDaysFrom } from "#app/domain/clocks.ts";
import {
  isOpenDispute,
  markOfShown,
  MOST_EVIDENCE,
  turnOf,
  whyNotMoveDispute,
} from "#app/domain/deals/dispute.ts";
import { consentOnDeal, textsForReader } from "#app/domain/deals/deal-texts.ts";
import { byDocument } from "#app/domain/documents/by-document.ts";
import { found } from "#app/domain/refusal.ts";
import { findShownDispute, listEvidence, listEvidenceOpenings } from "#db/queries/deals/disputes.ts";
import { listFilesOfCompany } from "#db/queries/documents/documents.ts";
import { recordDisputeOpening } from "#db/queries/moderation/admin-openings.ts";
import { refuseTied } from "../admins/refuse-tied.server.ts";
import type { ServiceContext } from "../context.ts";
import { toFindingView } from "./view-finding.ts";

const shownOpenings = 50;

/**
 * A dispute, the same record for both sides and the admin: statements, evidence, who opened what, who must act by when,
 * and the decision. The company also reads which of its documents it could add; an institution reads texts as its
 * current consent allows.
 */
export async function readDispute(
  { readAs, withActor, now, workingDays }: ServiceContext,
  actor: PartyActor | AdminActor,
  disputeId: string,
) {
  const { isOpening, ...shown } = await readAs(actor, async (trx) => {
    const {
      askedFen,
      consentGroups,
      consentExpiresAt,
      finding,
      decidingAdmins,
      companyId,
      institutionId,
      isOpenedToday,
      ...dispute
    } = found(await findShownDispute(trx, disputeId), "dispute-not-found");
    if (actor.kind === "admin") await refuseTied(trx, actor, { companyId, institutionId });
    const read = textsForReader(actor.kind, consentOnDeal({ consentGroups, consentExpiresAt }), now());
    const { openedBy, note, answer, decisionNote } = dispute;
    const words = {
      note: read(note, openedBy),
      answer: read(answer, openedBy === "company" ? "institution" : "company"),
      decisionNote: read(decisionNote, "admin"),
    };
    const evidence = await listEvidence(trx, disputeId);
    const own = evidence.filter(({ party }) => party === actor.kind);
    const may = (move: Parameters<typeof whyNotMoveDispute>[1]) =>
      whyNotMoveDispute(dispute, move, actor.kind, now()) === null;
    const maySend = actor.kind !== "admin" && isOpenDispute(dispute.status) && own.length < MOST_EVIDENCE;
    const added = new Set(own.map(({ documentId }) => documentId));
    const documents =
      maySend && actor.kind === "company"
        ? byDocument(await listFilesOfCompany(trx, actor.companyId)).filter(
            ({ id, clean }) => clean !== null && !added.has(id),
          )
        : [];
    const pending =
      actor.kind === "admin" && finding !== null && isOpenDispute(dispute.status)
        ? toFindingView(finding, actor, { answeredAt: dispute.answeredAt, evidence })
        : null;
    const turn = turnOf(dispute, now());
    return {
      isOpening: actor.kind === "admin" && !isOpenedToday,
      dispute: { ...dispute, ...words },
      isMasked: words.note !== note || words.answer !== answer || words.decisionNote !== decisionNote,
      evidence: evidence.map(({ id, party, addedAt, name, sizeBytes, status }) => ({
        id,
        party,
        addedAt,
        name,
        sizeBytes,
        status,
      })),
      shown: markOfShown(dispute, evidence),
      openings: await listEvidenceOpenings(trx, disputeId, shownOpenings),
      documents: documents.map(({ id, newest }) => ({ id, name: newest.name })),
      /** The maximum amount that a finding may state. */
      mostFen: dispute.dealFen - (askedFen ?? 0n) + dispute.drawdownFen,
      turn: turn && { ...turn, workingDays: workingDaysFrom({ now, workingDays }, turn.dueAt) },
      /** For admins only: a finding that waits for a second admin or was returned, and whether another can confirm. */
      finding: pending,
      needsSecond: (decidingAdmins ?? 0) > 1,
      may: {
        answer: may("answer"),
        withdraw: may("withdraw"),
        decide: may("decide") && pending?.status !== "proposed",
        show: maySend,
      },
      now: now(),
    };
  });
  if (isOpening) await withActor(actor, (trx) => recordDisputeOpening(trx, disputeId));
  return shown;
}
