import { factColumns } from "./matching-facts.ts";

/** What a card shows of a teaser, and what its matcher reads. */
export const cardColumns = [
  ...factColumns,
  "teaser.number",
  "teaser.headlineZh",
  "teaser.headlineEn",
  "teaser.purpose",
  "teaser.bands",
  "teaser.publishedAt",
] as const;

/** What a card shows of the introduction that runs between the prospect and the institution that reads. */
export const runningColumns = [
  "introduction.id as introductionId",
  "introduction.status as introductionStatus",
  "introduction.requestedBy as introductionRequestedBy",
  "introduction.requestedAt as introductionRequestedAt",
  "introduction.answerBy as introductionAnswerBy",
] as const;
