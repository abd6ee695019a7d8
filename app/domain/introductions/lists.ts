import type { IntroductionStatus } from "./lifecycle.ts";

/** The groups by which an institution filters its introductions. */
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
