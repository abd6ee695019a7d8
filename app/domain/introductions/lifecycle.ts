import type { Party } from "#app/domain/accounts/actor.ts";
import { lifecycleRules, type LifecycleTable, type MoveParties } from "#app/domain/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";

const movers = {
  ask_consent: ["institution", "system"],
  accept: ["institution"],
  consent: ["company", "system"],
  extend: ["company"],
  hand_over: ["company"],
  convert: ["company", "institution", "system"],
  decline_by_company: ["company"],
  decline_by_institution: ["institution"],
  lapse: ["system"],
  revoke: ["company", "system"],
} as const satisfies MoveParties<string>;
export type IntroductionMove = keyof typeof movers;

/**
 * The lifecycle of an introduction. Requested by the institution, it goes to the company at once ("ask_consent");
 * requested by the company, the institution accepts it first. A consent given with the company's request is applied
 * right after the acceptance, by the system. "extend" opens more of the company, or for longer, and "hand_over" a document
 * that the institution asked for; neither changes the status. A company declines what it has not consented to; afterwards
 * it revokes. An institution's decline binds once a consent ends with it: an unanswered request just ends.
 */
export const introductionLifecycle = {
  requested: {
    ask_consent: "consent_pending",
    accept: "consent_pending",
    decline_by_company: "declined_by_company",
    decline_by_institution: "declined_by_institution",
    lapse: "lapsed",
  },
  consent_pending: {
    consent: "consented",
    decline_by_company: "declined_by_company",
    decline_by_institution: "declined_by_institution",
    lapse: "lapsed",
  },
  consented: {
    extend: "consented",
    hand_over: "consented",
    convert: "converted",
    decline_by_institution: "declined_by_institution",
    revoke: "revoked",
  },
  converted: {
    extend: "converted",
    hand_over: "converted",
    decline_by_institution: "declined_by_institution",
    revoke: "revoked",
  },
  declined_by_company: {},
  declined_by_institution: {},
  lapsed: {},
  revoked: {},
} as const satisfies LifecycleTable<string, IntroductionMove>;
export type IntroductionStatus = keyof typeof introductionLifecycle;

const rules = lifecycleRules(
  introductionLifecycle,
  movers,
  (status) => (status === "lapsed" ? "introduction-lapsed" : "introduction-wrong-state"),
  ["consent", "extend", "hand_over", "revoke", "decline_by_institution"],
);
export const INTRODUCTION_STATUSES = rules.statuses;
export const INTRODUCTION_BINDS = rules.binds;
export const introductionStatusAfter = rules.after;

/**
 * The state in which pages and lists name an introduction: one that was consented to, and whose consent has ended by time
 * or with what it was given for, is over ("consent_over"), whatever became of it.
 */
export function introductionShown(
  status: IntroductionStatus,
  isInForce: boolean,
): IntroductionStatus | "consent_over" {
  const wasConsented = status === "consented" || status === "converted";
  return wasConsented && !isInForce ? "consent_over" : status;
}

/** Whether nothing of the company can be opened to the institution by this introduction any more. */
export function isIntroductionOver(shown: ReturnType<typeof introductionShown>): boolean {
  return shown === "consent_over" || Object.keys(introductionLifecycle[shown]).length === 0;
}

/** Working days within which the other side answers. */
export const INTRODUCTION_ANSWER_WORKING_DAYS = 5;

/** The statuses in which a request waits for its answer: nothing of the company is open yet. */
export const UNANSWERED_STATUSES = ["requested", "consent_pending"] as const;

/** Whether a consent was given. */
export function isConsented(status: IntroductionStatus): boolean {
  return status === "consented" || status === "converted";
}

/** The statuses in which an introduction counts towards its mandate's cap. */
export const OPEN_INTRODUCTION_STATUSES = ["requested", "consent_pending", "consented"] as const;

export type MovableIntroduction = {
  status: IntroductionStatus;
  requestedBy: "company" | "institution";
  /** The deadline of the other side's answer; null once it answered. */
  answerBy: Date | null;
};

/**
 * Null when the move is allowed; otherwise the reason. After the deadline of the answer only the lapse is allowed;
 * before it, nothing lapses.
 */
export function whyNotMoveIntroduction(
  introduction: MovableIntroduction,
  move: IntroductionMove,
  by: Party,
  now: Date,
): RefusalCode | null {
  const { status, requestedBy, answerBy } = introduction;
  const no = rules.whyNot(status, move, by);
  if (no !== null) return no;
  if (move === "accept" && requestedBy !== "company") return "not-your-move";
  if (move === "ask_consent" && requestedBy !== "institution") return "not-your-move";
  const timeIsUp = answerBy !== null && now.getTime() >= answerBy.getTime();
  if (move === "lapse") return timeIsUp ? null : "introduction-wrong-state";
  return timeIsUp && (move === "accept" || move === "consent") ? "introduction-lapsed" : null;
}
