import type { IntroductionStatus } from "./lifecycle.ts";

/** The groups in which an institution looks through its introductions. */
export const INTRODUCTION_GROUPS = ["asked", "waiting", "open", "ended"] as const;
export type IntroductionGroup = (typeof INTRODUCTION_GROUPS)[number];

export const STATUSES_OF_INTRODUCTION_GROUP: Readonly<
  Record<IntroductionGroup, readonly IntroductionStatus[]>
> = {
  asked: ["requested"],
  waiting: ["consent_pending"],
  open: ["consented", "converted"],
  ended: ["declined_by_company", "declined_by_institution", "lapsed", "revoked"],
};
