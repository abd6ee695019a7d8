import { type ApplicationMove, whyNotMoveApplication } from "#app/domain/applications/lifecycle.ts";
import { type DealMove, whyNotMoveDeal } from "#app/domain/deals/lifecycle.ts";
import { type IntroductionMove, whyNotMoveIntroduction } from "#app/domain/introductions/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import type { PipelineCard } from "./card.ts";

/** Moves with a button on the card; all others need text or figures and are made on its own page. */
export const BOARD_MOVES = [
  "accept",
  "mark_complete",
  "review",
  "send_documents",
  "sign_by_institution",
] as const;
export type BoardMove = (typeof BOARD_MOVES)[number];

/** Whether a move is possible: at once, on the card's page, or not now and why. */
export type CardMove = {
  move: BoardMove | "decline" | "mark_incomplete" | "offer" | "open_offer" | "open_deal";
  how: "button" | "page";
  whyNot: RefusalCode | null;
};

const isButton = (move: string): move is BoardMove => (BOARD_MOVES as readonly string[]).includes(move);

/**
 * The moves of a card, in order; those that its lifecycle doesn't allow now have the reason from `whyNotMove`: the same
 * rule that the service checks.
 */
export function movesOf(card: PipelineCard, now: Date): CardMove[] {
  if (!card.isSuspended) return movesOnAsk(card, now);
  return movesOnAsk(card, now).map((one) =>
    ASKING.has(one.move) ? { ...one, whyNot: one.whyNot ?? "prospect-suspended" } : one,
  );
}

/** What agrees on something, or asks for more. */
const ASKING: ReadonlySet<CardMove["move"]> = new Set(["accept", "mark_incomplete", "offer"]);

function movesOnAsk(card: PipelineCard, now: Date): CardMove[] {
  const how = (move: CardMove["move"]): CardMove["how"] => (isButton(move) ? "button" : "page");
  switch (card.kind) {
    case "introduction": {
      const { status, requestedBy, dueAt: answerBy } = card;
      const why = (move: IntroductionMove) =>
        whyNotMoveIntroduction({ status, requestedBy, answerBy }, move, "institution", now);
      return [
        { move: "accept", how: "button", whyNot: why("accept") },
        { move: "decline", how: "page", whyNot: why("decline_by_institution") },
        { move: "offer", how: "page", whyNot: "consent-missing" },
      ];
    }
    case "application": {
      const why = (move: ApplicationMove) => whyNotMoveApplication(card, move, "institution");
      return (["mark_complete", "mark_incomplete", "review", "offer", "decline"] as const).map((move) => ({
        move,
        // What is owed would be waived: its page shows it.
        how: move === "mark_complete" && card.status === "incomplete" ? "page" : how(move),
        whyNot: why(move),
      }));
    }
    case "offer":
      return [{ move: "open_offer", how: "page", whyNot: null }];
    case "deal": {
      const why = (move: DealMove) => whyNotMoveDeal({ ...card, conditions: [] }, move, "institution");
      return [
        ...(["send_documents", "sign_by_institution"] as const).map((move) => ({
          move,
          how: how(move),
          whyNot: why(move),
        })),
        { move: "open_deal", how: "page", whyNot: null },
      ];
    }
  }
}
