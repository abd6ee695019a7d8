import type { CounterChange } from "#app/domain/offers/negotiation/counter.ts";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import type { CONSENT_DAYS, FieldGroup } from "#app/domain/codes/consents.ts";
import type { DrawdownStatus } from "#app/domain/deals/drawdown.ts";
import type { DealStatus } from "#app/domain/deals/lifecycle.ts";
import type { ProspectFacts } from "#app/domain/matching/criteria/facts.ts";
import type { LoanTerms } from "#app/domain/offers/terms/loan-terms.ts";
import type { OfferTerms } from "#app/domain/offers/terms/offer-terms.ts";
import type { ProspectContent } from "#app/domain/prospects/content.ts";
import type { Generalisation } from "#app/domain/prospects/generalisation.ts";
import type { Day } from "#app/lib/days.ts";
import type { Random } from "../../random.ts";
import type { Row } from "../../rows.ts";
import type { SeedCompany } from "../companies.ts";
import type { Timeline } from "./timeline.ts";
import type { Town, TownMandate } from "./town.ts";

export type Side = "company" | "institution";

/** One prospect while its past is being told. */
export interface ProspectStory {
  town: Town;
  random: Random;
  timeline: Timeline;
  company: SeedCompany;
  actor: CompanyActor;
  row: Row<"prospect">;
  /** The latest version's content: what is being moderated. */
  content: ProspectContent;
  /** Of the version that is live; null until one is. */
  facts: ProspectFacts | null;
  liveContent: ProspectContent | null;
  /** Of the live version; null until one is. */
  chosen: { generalisation: Generalisation; day: Day } | null;
  meetings: Meeting[];
  offers: OfferTold[];
  deals: DealTold[];
}

/** One introduction while its past is being told. */
export interface Meeting {
  story: ProspectStory;
  mandate: TownMandate;
  row: Row<"introduction">;
  consent: Row<"consent"> | null;
}

/** One offer while its past is being told. */
export interface OfferTold {
  meeting: Meeting;
  terms: OfferTerms;
  row: Row<"offer">;
}

/** One deal while its past is being told. */
export interface DealTold {
  offer: OfferTold;
  row: Row<"deal">;
  conditions: Row<"dealCondition">[];
  drawdowns: Row<"drawdown">[];
  plan: DealPlan;
}

/** How an introduction goes; what is left out is left to chance. */
export interface IntroductionPlan {
  by?: Side;
  message?: string;
  answer?: "consent" | "decline" | "none";
  answerDays?: number;
  reason?: { code: string; note: string | null };
  groups?: FieldGroup[];
  days?: (typeof CONSENT_DAYS)[number];
  /** What comes of a consent. */
  then?: (meeting: Meeting, at: Date) => void;
}

/** One round: what the company asks for, and what it is answered with. Working days from what was before. */
export interface NegotiationPlan {
  days: number;
  change: CounterChange;
  words: string;
  revised?: { days: number; change: CounterChange };
}

/** How an offer goes; what is left out is left to chance. */
export interface OfferPlan {
  /** What the two put to each other before an answer. */
  negotiation?: readonly NegotiationPlan[];
  terms?: LoanTerms;
  /** Working days from the consent to the draft, and from the draft to the issue; null: never issued. */
  draftDays?: number;
  issueDays?: number | null;
  /** Working days for which it stands. */
  standsDays?: number;
  answer?: "accept" | "decline" | "none" | "withdraw";
  answerDays?: number;
  decline?: { code: string; note: string | null };
  /** Working days until the company looks at it; null: it has not. */
  viewDays?: number | null;
  deal?: DealPlan;
}

/** How far a deal goes; what is left out is left to chance. */
export interface DealPlan {
  /** It stays here. */
  stopAt?: DealStatus;
  /** Working days of each step. */
  pace?: number;
  firstSigner?: "company" | "institution";
  drawdowns?: readonly DrawdownPlan[];
  fallsThrough?: boolean;
}

/** A part of a deal's money. */
export interface DrawdownPlan {
  /** Of the whole amount; left out: all that is left. */
  percent?: number;
  /** It stays here. */
  stopAt?: DrawdownStatus;
  /** How far a dispute on it comes; left out where it stops disputed: it was opened and no more. */
  dispute?: "answered" | "withdrawn" | "decided";
}

/** A mandate whose law a prospect meets, and how well they fit. */
export interface Candidate {
  mandate: TownMandate;
  score: number;
}

/** Whom a company meets when, and what comes of it. */
export interface Encounter {
  institution: string;
  /** Working days after the publication. */
  day: number;
  plan: IntroductionPlan;
  offer?: OfferPlan;
}
