import type { Generated } from "kysely";
import type { FeedbackAct, FeedbackSide } from "#app/domain/matching/ranking/feedback.ts";
import type { JsonColumn } from "./json-column.ts";

export interface MatchFeedbackTable {
  id: Generated<bigint>;
  at: Date;
  act: FeedbackAct;
  side: FeedbackSide;
  organizationId: string;
  mandateId: string;
  prospectId: string;
  mandateVersion: number;
  prospectVersion: number;
  subjectId: string | null;
  reasonCode: string | null;
  rankPosition: number | null;
  score: number | null;
  modelVersion: string | null;
  propensity: number | null;
  seen: JsonColumn | null;
}
