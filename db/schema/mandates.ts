import type { ColumnType, Generated } from "kysely";
import type { DemandColumns } from "#app/domain/matching/criteria/demands.ts";
import type { MandateStatus } from "#app/domain/mandates/lifecycle.ts";
import type { Day } from "#app/lib/days.ts";
import type { JsonColumn } from "./json-column.ts";

/** The column's default is the empty list. */
type DemandTable = {
  [Column in keyof DemandColumns]: DemandColumns[Column] extends string[]
    ? Generated<string[]>
    : DemandColumns[Column];
};

export interface MandateTable extends DemandTable {
  id: Generated<string>;
  number: Generated<bigint>;
  institutionId: string;
  status: Generated<MandateStatus>;
  version: Generated<number>;
  nameZh: string | null;
  nameEn: string | null;
  preferences: JsonColumn;
  budgetFen: Generated<bigint>;
  reservedFen: Generated<bigint>;
  drawnFen: Generated<bigint>;
  introductionCap: Generated<number>;
  validFrom: Day | null;
  validUntil: Day | null;
  createdBy: string | null;
  isDemonstration: Generated<boolean>;
  statusChangedAt: Generated<Date>;
  createdAt: Generated<Date>;
  updatedAt: Generated<Date>;
}

export interface MandateVersionTable {
  mandateId: string;
  version: number;
  institutionId: string;
  terms: JsonColumn;
  createdBy: string | null;
  createdAt: Generated<Date>;
}

/** The draft of a mandate's first or next version; the row outlives it, so that no revision repeats. */
export interface MandateDraftTable {
  mandateId: string;
  institutionId: string;
  /** Null where nothing is being written. */
  content: JsonColumn | null;
  revision: Generated<number>;
  savedBy: string | null;
  savedAt: Generated<Date>;
  submittedBy: string | null;
  submittedAt: Date | null;
}

export interface MatchTable {
  mandateId: string;
  prospectId: string;
  institutionId: string;
  /** Written, and used in policies; never selected. */
  companyId: ColumnType<never, string, string>;
  outcome: "eligible" | "near_miss";
  score: number;
  parts: JsonColumn;
  missedCriterion: string | null;
  prospectVersion: number;
  mandateVersion: number;
  modelVersion: string;
  computedAt: Generated<Date>;
}

export interface MatchCheckTable {
  id: Generated<bigint>;
  checkedAt: Date;
  pairs: bigint;
  missing: bigint;
  extra: bigint;
  byDay: bigint;
  sample: JsonColumn;
}

export interface PassTable {
  mandateId: string;
  prospectId: string;
  institutionId: string;
  reasonCode: string;
  note: string | null;
  repairable: Generated<boolean>;
  passedBy: string | null;
  passedAt: Generated<Date>;
}

export interface RankingModelTable {
  id: Generated<bigint>;
  version: string;
  model: JsonColumn;
  trainedAt: Date;
  events: number;
  figures: JsonColumn;
  adopted: boolean;
}

/** One row: the public figures as last counted. */
export interface PublicFiguresTable {
  countedAt: Date;
  figures: JsonColumn;
}

export interface MandateDemandTable {
  mandateId: string;
  demand: number;
  measuredAt: Date;
}

export interface ListCommonTable {
  mandateId: string;
  institutionId: string;
  points: JsonColumn;
}

export interface PairChanceTable {
  institutionKind: string;
  askedBy: "company" | "institution";
  scores: string;
  pairs: number;
  companies: number;
  offers: number;
}

export interface RankingBaseTable {
  prospectId: string;
  modelVersion: string;
  means: JsonColumn;
}
