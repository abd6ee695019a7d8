import { waitsOn } from "#app/domain/applications/clock.ts";
import type { ApplicationStatus } from "#app/domain/applications/lifecycle.ts";
import type { DrawdownStatus } from "#app/domain/deals/drawdown.ts";
import type { DealStatus } from "#app/domain/deals/lifecycle.ts";
import type { IntroductionStatus } from "#app/domain/introductions/lifecycle.ts";
import { isOpenOffer, type OfferStatus } from "#app/domain/offers/lifecycle.ts";
import { isAccepting } from "#app/domain/offers/negotiation/acceptance.ts";
import { type InstitutionStatus, isStopped } from "#app/domain/organizations/lifecycle.ts";
import type { ProspectStatus } from "./lifecycle.ts";

/** A prospect's progress with one institution: introduction, application, latest issued offer, deal and drawdown. */
export type ProgressWithInstitution = {
  introductionStatus: IntroductionStatus;
  requestedBy: "company" | "institution";
  requestedAt: Date;
  answerBy: Date | null;
  applicationStatus: ApplicationStatus | null;
  applicationClockFrom: Date | null;
  applicationDueAt: Date | null;
  offerStatus: OfferStatus | null;
  offerIssuedAt: Date | null;
  offerExpiresAt: Date | null;
  offerHeldBy: string | null;
  dealStatus: DealStatus | null;
  signedByCompanyAt: Date | null;
  dealChangedAt: Date | null;
  drawdownStatus: DrawdownStatus | null;
  drawdownFundedAt: Date | null;
  drawdownConfirmDueAt: Date | null;
  /** Whether the company has to provide a condition precedent. */
  hasConditionsToProvide: boolean;
  /** For a dispute that awaits the other side's answer, within its deadline. */
  disputeOpenedBy: "company" | "institution" | null;
  disputeOpenedAt: Date | null;
  disputeAnswerDueAt: Date | null;
};

type CompanyAct = "consent" | "provide" | "decide" | "sign" | "conditions" | "draw" | "confirm" | "dispute";
type InstitutionAct =
  | "answer"
  | "check"
  | "assess"
  | "offer"
  | "revise"
  | "documents"
  | "sign"
  | "conditions"
  | "fund"
  | "dispute";

type Subject =
  | { of: "introduction"; status: IntroductionStatus }
  | { of: "application"; status: ApplicationStatus }
  | { of: "offer"; status: OfferStatus }
  | { of: "deal"; status: DealStatus }
  | { of: "drawdown"; status: DrawdownStatus };
type Turn =
  | { turn: "company"; act: CompanyAct; since: Date | null; by: Date | null }
  | { turn: "institution"; act: InstitutionAct; since: Date | null; by: Date | null }
  | { turn: null; act: null; since: null; by: null };
/** The current state, whose turn it is, for what, and by when if a clock runs. */
export type CurrentState = Subject & Turn;

const over = { turn: null, act: null, since: null, by: null } as const;

/** The furthest stage that two parties have reached, and who acts next. */
export function currentStateOf(met: ProgressWithInstitution): CurrentState {
  // Whatever else the deal waits for: the dispute is about money that was confirmed, too.
  if (met.disputeOpenedBy !== null) return ofDrawdown(met, "disputed");
  // A drawdown request also waits while a condition is asked for again.
  if (met.drawdownStatus !== null && met.dealStatus !== "conditions_open")
    return ofDrawdown(met, met.drawdownStatus);
  if (met.dealStatus !== null) return ofDeal(met, met.dealStatus);
  if (met.offerStatus !== null) return ofOffer(met, met.offerStatus);
  if (met.applicationStatus !== null) return ofApplication(met, met.applicationStatus);
  return ofIntroduction(met);
}

/** What else waits for the company on a deal on which a dispute waits for an answer; to draw more isn't due meanwhile. */
export function besideDispute(met: ProgressWithInstitution): CurrentState | null {
  if (met.disputeOpenedBy === null) return null;
  const state = stateApartFromDispute(met);
  return state.turn === "company" && state.act !== "draw" ? state : null;
}

/** The furthest stage, as if nothing were disputed: a dispute takes no money back. */
export function stateApartFromDispute(met: ProgressWithInstitution): CurrentState {
  return currentStateOf({ ...met, disputeOpenedBy: null });
}

/**
 * The state on an ask of this status: an offer that can't be accepted on it waits for nobody; on a suspended one nothing
 * before a deal does.
 */
export function stateOnAsk(state: CurrentState, ask: ProspectStatus): CurrentState {
  if (ask === "suspended") return beforeDeal(state);
  return state.of === "offer" && !isAccepting(ask) ? { of: "offer", status: state.status, ...over } : state;
}

/** Whether an offer stands that the company may accept: to decide, or with the institution after a counter-offer. */
export function isOfferOnTable(state: CurrentState): boolean {
  return state.of === "offer" && state.turn !== null;
}

/** The state with an institution that is suspended or has left: only its deals wait for anybody. */
export function stateWithStopped(state: CurrentState, institution: InstitutionStatus | null): CurrentState {
  return isStopped(institution) ? beforeDeal(state) : state;
}

/** What waits for nobody meanwhile; deals go on. */
function beforeDeal(state: CurrentState): CurrentState {
  switch (state.of) {
    case "introduction":
      return { of: state.of, status: state.status, ...over };
    case "application":
      return { of: state.of, status: state.status, ...over };
    case "offer":
      return { of: state.of, status: state.status, ...over };
    case "deal":
    case "drawdown":
      return state;
  }
}

/** Whose turn it is on a deal, as its room says it. */
interface DealClock {
  turnOf: "company" | "institution" | "admin" | null;
  turnSince: Date | null;
  turnDueAt: Date | null;
}

/** The state with the deadline of its deal, where that is the same side's turn and no other clock runs. */
export function withDealClock(
  state: CurrentState,
  { turnOf, turnSince, turnDueAt }: DealClock,
): CurrentState {
  if (state.turn === null || state.by !== null || state.turn !== turnOf || turnDueAt === null) return state;
  return { ...state, since: turnSince, by: turnDueAt };
}

function ofDrawdown(met: ProgressWithInstitution, status: DrawdownStatus): CurrentState {
  const subject = { of: "drawdown", status } as const;
  if (status === "requested") return { ...subject, ...institution("fund", met.dealChangedAt) };
  if (status === "funded") {
    return { ...subject, ...company("confirm", met.drawdownFundedAt, met.drawdownConfirmDueAt) };
  }
  const { disputeOpenedAt: since, disputeAnswerDueAt: by } = met;
  if (status !== "disputed" || met.disputeOpenedBy === null) return { ...subject, ...over };
  return met.disputeOpenedBy === "company"
    ? { ...subject, ...institution("dispute", since, by) }
    : { ...subject, ...company("dispute", since, by) };
}

function ofDeal(met: ProgressWithInstitution, status: DealStatus): CurrentState {
  const subject = { of: "deal", status } as const;
  const since = met.dealChangedAt;
  switch (status) {
    case "accepted":
      return { ...subject, ...institution("documents", since) };
    case "documents_out":
    case "signed_by_institution":
      return { ...subject, ...company("sign", since, null) };
    case "signed_by_company":
      return { ...subject, ...institution("sign", since) };
    case "contracted":
      return { ...subject, ...institution("conditions", since) };
    case "conditions_open":
      return met.hasConditionsToProvide
        ? { ...subject, ...company("conditions", since, null) }
        : { ...subject, ...institution("conditions", since) };
    case "available":
    case "partially_drawn":
      return { ...subject, ...company("draw", since, null) };
    case "drawn":
    case "in_force":
    case "released":
    case "fell_through":
      return { ...subject, ...over };
  }
}

function ofOffer(met: ProgressWithInstitution, status: OfferStatus): CurrentState {
  const subject = { of: "offer", status } as const;
  if (!isOpenOffer(status) || met.offerHeldBy !== null) return { ...subject, ...over };
  // A counter-offer is answered by the institution; the company may still accept the version that stands.
  return status === "countered"
    ? { ...subject, ...institution("revise", met.offerIssuedAt, met.offerExpiresAt) }
    : { ...subject, ...company("decide", met.offerIssuedAt, met.offerExpiresAt) };
}

function ofApplication(met: ProgressWithInstitution, status: ApplicationStatus): CurrentState {
  const subject = { of: "application", status } as const;
  const { applicationClockFrom: since, applicationDueAt: by } = met;
  const turn = waitsOn(status);
  if (turn === null) return { ...subject, ...over };
  if (turn === "company") return { ...subject, ...company("provide", since, by) };
  return { ...subject, ...institution(status === "submitted" ? "check" : "assess", since, by) };
}

function ofIntroduction({
  introductionStatus: status,
  requestedBy,
  requestedAt,
  answerBy,
}: ProgressWithInstitution): CurrentState {
  const subject = { of: "introduction", status } as const;
  if (status === "consented" || status === "converted") return { ...subject, ...institution("offer", null) };
  if (status !== "requested" && status !== "consent_pending") return { ...subject, ...over };
  return requestedBy === "institution"
    ? { ...subject, ...company("consent", requestedAt, answerBy) }
    : { ...subject, ...institution("answer", requestedAt, answerBy) };
}

function company(act: CompanyAct, since: Date | null, by: Date | null) {
  return { turn: "company", act, since, by } as const;
}

function institution(act: InstitutionAct, since: Date | null, by: Date | null = null) {
  return { turn: "institution", act, since, by } as const;
}

/** Nearest deadline first; items without one come after, in the given order. */
export function nearestFirst<Item>(items: readonly Item[], by: (item: Item) => Date | null): Item[] {
  return [...items].sort((a, b) => (by(a)?.getTime() ?? Infinity) - (by(b)?.getTime() ?? Infinity) || 0);
}
