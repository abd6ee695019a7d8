import type { ApplicationStatus } from "#app/domain/applications/lifecycle.ts";
import type { Commitment } from "#app/domain/codes/commitments.ts";
import type { DealStatus } from "#app/domain/deals/lifecycle.ts";
import type { IntroductionStatus } from "#app/domain/introductions/lifecycle.ts";
import type { OfferStatus } from "#app/domain/offers/lifecycle.ts";

/** The columns of an institution's board, from the first request to the money. */
export const PIPELINE_STAGES = ["introduced", "review", "offered", "contract", "drawing"] as const;
type PipelineStage = (typeof PIPELINE_STAGES)[number];

/** Cards of a column that a board shows; the rest stands on the column's own page. */
export const CARDS_IN_COLUMN = 12;

type Subject =
  | { kind: "introduction"; status: IntroductionStatus }
  | { kind: "application"; status: ApplicationStatus }
  | { kind: "offer"; status: OfferStatus }
  | { kind: "deal"; status: DealStatus };

const settled: readonly DealStatus[] = ["drawn", "in_force", "released"];

/** What an institution has under way with one company: the furthest that the two have come to. */
export type PipelineCard = Subject & {
  id: string;
  stage: PipelineStage;
  /** Of an offer or a deal; before that, capital. */
  commitment: Commitment;
  number: bigint;
  introductionId: string;
  requestedBy: "company" | "institution";
  /** When its clock ends; null where none runs. */
  dueAt: Date | null;
  /** Since when it stands so. */
  since: Date;
};

/** On whom it waits: "us" the institution, "them" the company; null where nobody must act. */
export function waitsOnWhom(card: Subject & Pick<PipelineCard, "requestedBy">): "us" | "them" | null {
  switch (card.kind) {
    case "introduction":
      return card.status === "requested" && card.requestedBy === "company" ? "us" : "them";
    case "application":
      return card.status === "incomplete" ? "them" : "us";
    case "offer":
      return card.status === "countered" ? "us" : "them";
    case "deal":
      if (["accepted", "signed_by_company", "contracted", "conditions_open"].includes(card.status))
        return "us";
      return settled.includes(card.status) ? null : "them";
  }
}
