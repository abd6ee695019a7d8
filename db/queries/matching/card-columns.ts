import type { Selectable } from "kysely";
import type { IntroductionTable } from "#db/schema/introductions.ts";
import type { TeaserTable } from "#db/schema/prospects.ts";
import { factColumns } from "./matching-facts.ts";

/** What a row of the list shows of a teaser, and what its reasons compare. */
export const rowColumns = [
  ...factColumns,
  "teaser.number",
  "teaser.headlineZh",
  "teaser.headlineEn",
  "teaser.bands",
  "teaser.publishedAt",
] as const;

/** What a teaser's own page shows of it, and what its matcher reads. */
export const cardColumns = [
  ...factColumns,
  "teaser.number",
  "teaser.headlineZh",
  "teaser.headlineEn",
  "teaser.purpose",
  "teaser.bands",
  "teaser.publishedAt",
] as const;

/** What a card shows of the open introduction between the prospect and the reading institution. */
export const runningColumns = [
  "introduction.id as introductionId",
  "introduction.status as introductionStatus",
  "introduction.requestedBy as introductionRequestedBy",
  "introduction.requestedAt as introductionRequestedAt",
  "introduction.answerBy as introductionAnswerBy",
] as const;

export type TeaserRow = Pick<Selectable<TeaserTable>, NameOf<(typeof rowColumns)[number]>>;
type NameOf<Column> = Column extends `teaser.${infer Name extends keyof TeaserTable}` ? Name : never;

type Introduction = Selectable<IntroductionTable>;
export interface RunningRow {
  introductionId: string | null;
  introductionStatus: Introduction["status"] | null;
  introductionRequestedBy: Introduction["requestedBy"] | null;
  introductionRequestedAt: Introduction["requestedAt"] | null;
  introductionAnswerBy: Introduction["answerBy"] | null;
}
