import type { Actor, CompanyActor } from "#app/domain/accounts/actor.ts";
import type { CONSENT_DAYS, FieldGroup } from "#app/domain/codes/consents.ts";
import type { DrawdownStatus } from "#app/domain/deals/drawdown.ts";
import type { DealStatus } from "#app/domain/deals/lifecycle.ts";
import type { EventType } from "#app/domain/events/event.ts";
import type { ProspectFacts } from "#app/domain/matching/criteria/facts.ts";
import type { CounterChange } from "#app/domain/offers/negotiation/counter.ts";
import type { OfferTerms } from "#app/domain/offers/terms/offer-terms.ts";
import type { ProspectContent } from "#app/domain/prospects/content.ts";
import type { Generalisation } from "#app/domain/prospects/generalisation.ts";
import type { Day } from "#app/lib/days.ts";
import type { Row } from "../../rows.ts";
import type { SeedCompany } from "../companies.ts";
import { act, type Act, type WithStatus } from "./act.ts";
import { institutionActor, type OpenMandate, type Simulation, system } from "./simulation.ts";
import type { Timeline } from "./timeline.ts";

export type Side = "company" | "institution";
export type Reason = { code: string; note: string | null };

/** One prospect while its past is generated. */
export interface ProspectState extends Simulation {
  timeline: Timeline;
  company: SeedCompany;
  actor: CompanyActor;
  row: Row<"prospect">;
  /** The latest version's content: the one in moderation. */
  content: ProspectContent;
  /** Of the version that is live; null until one is. */
  facts: ProspectFacts | null;
  liveContent: ProspectContent | null;
  chosen: { generalisation: Generalisation; day: Day } | null;
  introductions: IntroductionState[];
  offers: OfferState[];
  deals: DealState[];
}

/** Everything between a prospect and an institution. */
interface Between {
  prospect: ProspectState;
  mandate: OpenMandate;
}

/** One introduction while its past is generated. */
export interface IntroductionState extends Between {
  kind: "introduction";
  row: Row<"introduction">;
  consent: Row<"consent"> | null;
}

/** One offer while its past is generated. */
export interface OfferState extends Between {
  kind: "offer";
  introduction: IntroductionState;
  terms: OfferTerms;
  row: Row<"offer">;
}

/** One deal while its past is generated. */
export interface DealState extends Between {
  kind: "deal";
  offer: OfferState;
  row: Row<"deal">;
  conditions: Row<"dealCondition">[];
  drawdowns: Row<"drawdown">[];
  plan: DealPlan;
}

/** Schedules an event so many working days later. */
export function schedule(
  { calendar, random, timeline }: ProspectState,
  at: Date,
  [least, most]: readonly [number, number],
  happen: (at: Date) => void,
): void {
  timeline.at(calendar.later(random, at, least, most), happen);
}

/** Schedules the next step of a deal some working days later, unless it stops here or has ended. */
export function nextStep(
  { row, plan, prospect }: DealState,
  at: Date,
  [least, most]: readonly [number, number],
  step: (at: Date) => void,
): void {
  if (plan.stopAt === row.status) return;
  schedule(prospect, at, [plan.pace ?? least, plan.pace ?? most], (later) => {
    if (row.status !== "fell_through") step(later);
  });
}

/** An act on a prospect: by the company, unless another actor is named. */
export function actOnProspect(
  prospect: ProspectState,
  at: Date,
  type: EventType,
  { by = prospect.actor, ...more }: Act<Row<"prospect">> & { by?: Actor } = {},
): void {
  const { row } = prospect;
  const about = { kind: "prospect", id: row.id, companyId: row.companyId, prospectId: row.id } as const;
  act(prospect, about, at, by, type, { moving: row, ...more });
}

/** An act between a prospect and an institution: by either side, or by the clock. */
export function actBetween<
  State extends IntroductionState | OfferState | DealState,
  Moves extends WithStatus = State["row"],
>(
  { kind, prospect, mandate, row }: State,
  at: Date,
  by: Side | "system" | Actor,
  type: EventType,
  more: Act<Moves> = {},
): void {
  const { id, companyId, institutionId, prospectId } = row;
  // The company does not see what is not issued.
  const isSeen = !("currentVersion" in row) || (type !== "offer-drafted" && row.currentVersion > 0);
  const about = { kind, id, companyId: isSeen ? companyId : null, institutionId, prospectId };
  const actor = typeof by === "object" ? by : actorOf({ prospect, mandate }, by);
  act(prospect, about, at, actor, type, { moving: row, ...more });
}

function actorOf({ prospect, mandate }: Between, by: Side | "system"): Actor {
  if (by === "system") return system;
  return by === "company" ? prospect.actor : institutionActor(prospect.random, mandate.institution);
}

/** The course of an introduction; omitted fields are random. */
export interface IntroductionPlan {
  by?: Side;
  message?: string;
  answer?: "consent" | "decline" | "none";
  answerDays?: number;
  reason?: Reason;
  groups?: FieldGroup[];
  days?: (typeof CONSENT_DAYS)[number];
  /** The institution declines so many working days after a consent. */
  declinedAfter?: { days: number; code: string; note: string };
  /** The result of a consent. */
  then?: (introduction: IntroductionState, at: Date) => void;
}

/** One round: the company's counter-offer and the answer. Working days from the step before. */
export interface NegotiationPlan {
  days: number;
  change: CounterChange;
  words: string;
  revised?: { days: number; change: CounterChange };
}

/** The course of an offer; omitted fields are random. */
export interface OfferPlan {
  /** The rounds of negotiation before an answer. */
  negotiation?: readonly NegotiationPlan[];
  terms?: OfferTerms;
  /** Working days from the consent to the draft, and from the draft to the issue; null: never issued. */
  draftDays?: number;
  issueDays?: number | null;
  /** Working days until it expires. */
  standsDays?: number;
  answer?: "accept" | "decline" | "none" | "withdraw";
  answerDays?: number;
  decline?: Reason;
  /** Working days until the company views it; null: it has not. */
  viewDays?: number | null;
  deal?: DealPlan;
}

/** The progress of a deal; omitted fields are random. */
export interface DealPlan {
  /** It stays here. */
  stopAt?: DealStatus;
  /** Working days of each step. */
  pace?: number;
  firstSigner?: Side;
  drawdowns?: readonly DrawdownPlan[];
  fallsThrough?: boolean;
}

/** A part of a deal's money. */
export interface DrawdownPlan {
  /** Of the whole amount; omitted: the rest. */
  percent?: number;
  /** It stays here. */
  stopAt?: DrawdownStatus;
  /** The progress of its dispute; omitted if it was only opened. */
  dispute?: "answered" | "withdrawn" | "decided";
}

/** A mandate whose eligibility rules a prospect meets, with the fit. */
export interface Candidate {
  mandate: OpenMandate;
  score: number;
}
