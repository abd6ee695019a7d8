import type { Need } from "#app/domain/accounts/member-roles.ts";
import { deadlineAfter } from "#app/domain/clocks.ts";
import { type InstitutionStatus, isStopped } from "#app/domain/organizations/lifecycle.ts";
import type { WorkingDays } from "#app/lib/working-days.ts";
import { type DisputeStatus, type DisputingSide, turnOf } from "./dispute.ts";
import { DRAWDOWN_CONFIRM_WORKING_DAYS, type DrawdownStatus } from "./drawdown.ts";
import type { DealStatus } from "./lifecycle.ts";

/** What is due next on a deal, in the order of its way to money. */
export const DEAL_STEPS = [
  "send_contract",
  "sign",
  "countersign",
  "provide",
  "review",
  "settle",
  "request_money",
  "pay",
  "confirm",
  "answer_dispute",
  "decide_dispute",
] as const;
export type DealStep = (typeof DEAL_STEPS)[number];
type OwnStep = Exclude<DealStep, "answer_dispute" | "decide_dispute">;

/**
 * Who takes a step, and within how many working days from when it became theirs. A dispute's steps have the terms of
 * disputes.
 */
export const DEAL_TERMS: Readonly<Record<OwnStep, { who: DisputingSide; workingDays: number }>> = {
  send_contract: { who: "institution", workingDays: 5 },
  sign: { who: "company", workingDays: 5 },
  countersign: { who: "institution", workingDays: 3 },
  provide: { who: "company", workingDays: 10 },
  review: { who: "institution", workingDays: 3 },
  settle: { who: "institution", workingDays: 10 },
  request_money: { who: "company", workingDays: 60 },
  pay: { who: "institution", workingDays: 3 },
  confirm: { who: "company", workingDays: DRAWDOWN_CONFIRM_WORKING_DAYS },
};

/** What each step requires of a role in the organization whose turn it is; null: it is no organization's. */
export const NEED_OF_STEP: Readonly<Record<DealStep, Need | null>> = {
  send_contract: "work",
  sign: "sign",
  countersign: "sign",
  provide: "work",
  review: "work",
  settle: "work",
  request_money: "pay",
  pay: "pay",
  // Whoever may not confirm a payment may still dispute it.
  confirm: "evidence",
  answer_dispute: "evidence",
  decide_dispute: null,
};

/** What decides whose turn it is on a deal, as the queries of deals return it. */
export interface TurnFacts {
  status: DealStatus;
  statusChangedAt: Date;
  acceptedAt: Date;
  confirmedFen: bigint;
  /** Working days from the acceptance within which the offer promises the first money. */
  promisedDays: number | null;
  /** Since when the longest missing paper has been asked for; null when none is missing. */
  owedSince: Date | null;
  /** When the last paper came that waits for the institution's answer; null when none does. */
  givenAt: Date | null;
  /** The drawdown under way, with since when it has its status: a dispute that ended without payment begins it anew. */
  drawdownStatus: DrawdownStatus | null;
  drawdownSince: Date | null;
  confirmDueAt: Date | null;
  /** The open dispute on any drawdown of the deal. */
  disputeStatus: DisputeStatus | null;
  disputeOpenedBy: DisputingSide | null;
  disputeOpenedAt: Date | null;
  answerDueAt: Date | null;
  decideDueAt: Date | null;
  /** When the company's consent was revoked, or given back by the institution, for good; null while it can be renewed. */
  accessEndedAt: Date | null;
  institutionStatus: InstitutionStatus;
  /** When the institution's last suspension ended. */
  resumedAt: Date | null;
}

/** The facts beside the deal's own columns: they decide the turn, and are shown to neither side. */
export const JOINED_TURN_FACTS = [
  "promisedDays",
  "owedSince",
  "givenAt",
  "drawdownStatus",
  "drawdownSince",
  "confirmDueAt",
  "disputeStatus",
  "disputeOpenedBy",
  "disputeOpenedAt",
  "answerDueAt",
  "decideDueAt",
  "accessEndedAt",
  "institutionStatus",
  "resumedAt",
] as const satisfies readonly (keyof TurnFacts)[];

/** Whose turn it is: one party's until a moment, or, while the clock is stopped by a suspension, nobody's. */
export type DealTurn =
  | { step: DealStep; who: DisputingSide | "admin"; since: Date; dueAt: Date }
  | { step: DealStep; who: null; since: Date; dueAt: null };

/**
 * Whose turn it is on a deal, and until when; null where nothing is due: it has ended, or only a company's choice to draw
 * more is left. An open dispute comes before everything else. Only the paper, the signature or the confirmation itself
 * ends a step. Once the consent was revoked or given back no paper can be handed over or read: the institution settles what is
 * open by originals that it is shown, or by a waiver. A suspended institution stops every clock but that of money that was paid; afterwards the step has its
 * full term again. A promise of the first money shortens the institution's terms, and prolongs none.
 */
export function dealTurn(facts: TurnFacts, now: Date, calendar: WorkingDays): DealTurn | null {
  const disputed = disputeTurn(facts, now);
  if (disputed !== null) return disputed;
  const own = ownStep(facts);
  if (own === null) return null;
  const { step, since } = own;
  if (step === "confirm" && facts.confirmDueAt !== null)
    return { step, who: DEAL_TERMS.confirm.who, since, dueAt: facts.confirmDueAt };
  const begun = later(since, facts.resumedAt);
  if (isStopped(facts.institutionStatus)) return { step, who: null, since: begun, dueAt: null };
  const { who, workingDays } = DEAL_TERMS[step];
  const dueAt = deadlineAfter(begun, workingDays, calendar);
  return {
    step,
    who,
    since: begun,
    dueAt: who === "institution" ? promised(facts, { begun, dueAt }, calendar) : dueAt,
  };
}

/** Whether a turn's time is up. */
export function isOverdue(turn: DealTurn | null, now: Date): boolean {
  return turn?.dueAt != null && turn.dueAt.getTime() < now.getTime();
}

function disputeTurn(facts: TurnFacts, now: Date): DealTurn | null {
  const {
    disputeStatus: status,
    disputeOpenedBy: openedBy,
    disputeOpenedAt: since,
    answerDueAt,
    decideDueAt,
  } = facts;
  if (status === null || openedBy === null || since === null || answerDueAt === null || decideDueAt === null)
    return null;
  const turn = turnOf({ status, openedBy, answerDueAt, decideDueAt }, now);
  if (turn === null) return null;
  return { step: turn.who === "admin" ? "decide_dispute" : "answer_dispute", since, ...turn };
}

function ownStep(facts: TurnFacts): { step: OwnStep; since: Date } | null {
  const { status, statusChangedAt: moved } = facts;
  switch (status) {
    case "accepted":
      return { step: "send_contract", since: moved };
    case "documents_out":
    case "signed_by_institution":
      return { step: "sign", since: moved };
    case "signed_by_company":
      return { step: "countersign", since: moved };
    case "contracted":
    case "conditions_open":
      if (facts.accessEndedAt !== null)
        return {
          step: "settle",
          since: later(later(moved, facts.accessEndedAt), facts.owedSince ?? facts.givenAt),
        };
      return facts.owedSince === null
        ? { step: "review", since: later(moved, facts.givenAt) }
        : { step: "provide", since: later(moved, facts.owedSince) };
    case "available":
    case "partially_drawn":
      return moneyStep(facts);
    default:
      return null;
  }
}

function moneyStep(facts: TurnFacts): { step: OwnStep; since: Date } | null {
  const { drawdownStatus, drawdownSince, statusChangedAt } = facts;
  if (drawdownStatus === "funded") return { step: "confirm", since: drawdownSince ?? statusChangedAt };
  if (drawdownStatus === "requested") return { step: "pay", since: later(statusChangedAt, drawdownSince) };
  return facts.confirmedFen === 0n ? { step: "request_money", since: statusChangedAt } : null;
}

/** The deadline of the institution's step, or the promised day of the first money where that comes earlier. */
function promised(
  { promisedDays, acceptedAt, confirmedFen }: TurnFacts,
  { begun, dueAt }: { begun: Date; dueAt: Date },
  calendar: WorkingDays,
): Date {
  if (promisedDays === null || confirmedFen > 0n) return dueAt;
  const first = deadlineAfter(acceptedAt, promisedDays, calendar);
  return first.getTime() > begun.getTime() && first.getTime() < dueAt.getTime() ? first : dueAt;
}

function later(at: Date, other: Date | null): Date {
  return other !== null && other.getTime() > at.getTime() ? other : at;
}
