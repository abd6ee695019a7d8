import { mayAct, type PartyActor } from "#app/domain/accounts/actor.ts";
import { whyNotMoveCondition, whyNotSettleWaiver } from "#app/domain/deals/condition.ts";
import type { DealStatus } from "#app/domain/deals/lifecycle.ts";
import type { listShownConditions } from "#db/queries/deals/conditions.ts";

type Row = Awaited<ReturnType<typeof listShownConditions>>[number];

/** A condition as a side sees it, with its possible moves. A waiver that waits is visible to the institution only. */
export function toConditionView(
  row: Row,
  {
    actor,
    deal,
    isMoneyOut,
    takesEffect,
  }: { actor: PartyActor; deal: DealStatus; isMoneyOut: boolean; takesEffect: boolean },
) {
  const { id, description, status, reasonCode, note, decidedAt } = row;
  const { providedAt, providedNote, documentId, fileId, fileName } = row;
  const may = (move: Parameters<typeof whyNotMoveCondition>[1]) =>
    whyNotMoveCondition({ status, deal, isMoneyOut }, move, actor.kind) === null;
  const mayWork = mayAct(actor, "work");
  const { waiverId, proposedBy, proposedAt, waiverReason, proposerName } = row;
  const isProposed = waiverId !== null && proposedBy !== null && proposedAt !== null;
  const settle = (verdict: Parameters<typeof whyNotSettleWaiver>[1]) =>
    isProposed && whyNotSettleWaiver({ status: "proposed", proposedBy }, verdict, actor.userId) === null;
  return {
    id,
    description,
    status,
    reasonCode,
    note,
    decidedAt,
    providedAt,
    providedNote,
    documentId,
    fileId,
    fileName,
    /** Whether a guarantee comes into force once it is settled. */
    takesEffect,
    /** The company's own upload that is being checked, was refused, or stayed closed. */
    paper: row.paperName === null ? null : { name: row.paperName, status: row.paperStatus },
    waiver:
      actor.kind === "institution" && isProposed && may("waive")
        ? {
            id: waiverId,
            reason: waiverReason ?? "",
            proposedAt,
            proposer: proposerName,
            proposedBy,
            mayConfirm: settle("confirm") && mayAct(actor, "sign"),
            mayWithdraw: settle("withdraw"),
          }
        : null,
    may: {
      upload: may("provide") && mayAct(actor, "evidence"),
      takeBack: may("take_back") && mayWork,
      sendBack: may("send_back") && mayWork,
      satisfy: may("satisfy") && mayWork,
      waive: may("waive") && mayWork && !isProposed,
      reopen: may("reopen") && mayWork,
    },
  };
}
