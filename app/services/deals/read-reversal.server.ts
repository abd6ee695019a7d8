import { mayAct, type PartyActor } from "#app/domain/accounts/actor.ts";
import { workingDaysFrom } from "#app/domain/clocks.ts";
import { consentOnDeal, textsForReader } from "#app/domain/deals/deal-texts.ts";
import { otherSide } from "#app/domain/deals/dispute.ts";
import { whyNotMoveDrawdown } from "#app/domain/deals/drawdown.ts";
import {
  isOpenReversal,
  type ReversalMove,
  whyNotDisputeReversal,
  whyNotMoveReversal,
} from "#app/domain/deals/reversal.ts";
import { found } from "#app/domain/refusal.ts";
import { findDrawdownToReverse, listReversals } from "#db/queries/deals/shown-reversals.ts";
import type { ServiceContext } from "../context.ts";

/**
 * A confirmed or reversed drawdown with the proposals to reverse it, the latest first: the same record for both sides,
 * and what the reader may do.
 */
export function readReversal(
  { readAs, now, workingDays }: ServiceContext,
  actor: PartyActor,
  drawdownId: string,
) {
  return readAs(actor, async (trx) => {
    const { consentGroups, consentExpiresAt, ...drawdown } = found(
      await findDrawdownToReverse(trx, drawdownId),
      "drawdown-not-found",
    );
    const read = textsForReader(actor.kind, consentOnDeal({ consentGroups, consentExpiresAt }), now());
    const rows = await listReversals(trx, drawdownId);
    const reversals = rows.map(({ note, answerNote, ...row }) => ({
      ...row,
      note: read(note, row.proposedBy),
      answerNote: read(answerNote, otherSide(row.proposedBy)),
    }));
    const [latest] = reversals;
    const wasUpheld = reversals.some(({ status }) => status === "upheld");
    const may = (move: ReversalMove) =>
      latest !== undefined &&
      mayAct(actor, move === "dispute" ? "evidence" : "pay") &&
      (move === "dispute"
        ? whyNotDisputeReversal(latest, { isLatest: true, wasUpheld }, actor.kind, now())
        : whyNotMoveReversal(latest, move, actor.kind, now())) === null;
    const isOpen = latest !== undefined && isOpenReversal(latest.status);
    const waits = latest?.status === "proposed" ? latest : null;
    return {
      drawdown,
      reversals,
      isMasked: rows.some(
        ({ note, answerNote }, at) =>
          note !== reversals[at]?.note || answerNote !== reversals[at]?.answerNote,
      ),
      /** Who must answer the latest proposal, and by when. */
      turn: waits && {
        who: otherSide(waits.proposedBy),
        from: waits.proposedAt,
        dueAt: waits.answerDueAt,
        workingDays: workingDaysFrom({ now, workingDays }, waits.answerDueAt),
      },
      may: {
        propose:
          !isOpen && whyNotMoveDrawdown(drawdown, "reverse", actor.kind) === null && mayAct(actor, "pay"),
        agree: may("agree"),
        decline: may("decline"),
        withdraw: may("withdraw"),
        dispute: may("dispute"),
      },
      now: now(),
    };
  });
}
