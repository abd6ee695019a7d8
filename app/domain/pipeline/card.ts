import type { ApplicationStatus } from "#app/domain/applications/lifecycle.ts";
import type { Commitment } from "#app/domain/codes/commitments.ts";
import type { DealStep, DealTurn } from "#app/domain/deals/turn.ts";
import type { DealStatus } from "#app/domain/deals/lifecycle.ts";
import type { IntroductionStatus } from "#app/domain/introductions/lifecycle.ts";
import type { OfferStatus } from "#app/domain/offers/lifecycle.ts";

/** The columns of an institution's board, from the first request to the drawdown. */
export const PIPELINE_STAGES = ["introduced", "review", "offered", "contract", "drawing"] as const;
export type PipelineStage = (typeof PIPELINE_STAGES)[number];

/** Maximum cards of a column on the board; all are on the column's own page. */
export const CARDS_IN_COLUMN = 10;

type Subject =
  | { kind: "introduction"; status: IntroductionStatus; requestedBy: "company" | "institution" }
  | { kind: "application"; status: ApplicationStatus }
  | { kind: "offer"; status: OfferStatus; isOnHold: boolean }
  | { kind: "deal"; status: DealStatus; step: DealStep | null; turn: DealTurn["who"] };

/** What an institution has in progress with one company: the furthest stage reached. */
export type PipelineCard = Subject & {
  id: string;
  stage: PipelineStage;
  /** Of an offer or a deal; before that, capital. */
  commitment: Commitment;
  number: bigint;
  introductionId: string;
  /** The platform has suspended its ask: before a deal nothing can be agreed. */
  isSuspended: boolean;
  /** Its deadline; null where no clock runs. */
  dueAt: Date | null;
  /** Since when it has this status. */
  since: Date;
};

/** Who must act: "us" the institution, "them" the company; null where nobody must. */
export function waitsOnWhom(card: Subject & { isSuspended?: boolean }): "us" | "them" | null {
  if (card.isSuspended === true) return null;
  switch (card.kind) {
    case "introduction":
      return card.status === "requested" && card.requestedBy === "company" ? "us" : "them";
    case "application":
      return card.status === "incomplete" ? "them" : "us";
    case "offer":
      // On hold it waits for what becomes of another offer, which neither side can move here.
      if (card.isOnHold) return null;
      return card.status === "countered" ? "us" : "them";
    case "deal":
      return card.turn === "institution" ? "us" : card.turn === "company" ? "them" : null;
  }
}
