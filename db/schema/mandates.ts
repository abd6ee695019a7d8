import type { ColumnType, Generated } from "kysely";
import type { MandateStatus } from "#app/domain/mandates/lifecycle.ts";
import type { Day } from "#app/lib/days.ts";
import type { JsonColumn } from "./json-column.ts";

export interface MandateTable {
  id: Generated<string>;
  number: Generated<bigint>;
  institutionId: string;
  status: Generated<MandateStatus>;
  version: Generated<number>;
  nameZh: string | null;
  nameEn: string | null;
  instruments: Generated<string[]>;
  sectorsInclude: Generated<string[]>;
  sectorsExclude: Generated<string[]>;
  districts: Generated<string[]>;
  stages: Generated<string[]>;
  securities: Generated<string[]>;
  recognitions: Generated<string[]>;
  amountMinFen: bigint | null;
  amountMaxFen: bigint | null;
  termMinMonths: number | null;
  termMaxMonths: number | null;
  revenueMinFen: bigint | null;
  ageMinMonths: number | null;
  preferences: JsonColumn;
  rateMinPercent: string | null;
  rateMaxPercent: string | null;
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

export interface MandateDraftTable {
  mandateId: string;
  institutionId: string;
  content: JsonColumn;
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
  /** Written, and gone by in policies; read by nobody. */
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

/** One row: what the platform says of itself, as it was counted last. */
export interface PublicFiguresTable {
  countedAt: Date;
  figures: JsonColumn;
}

export interface MandateDemandTable {
  mandateId: string;
  demand: number;
  measuredAt: Date;
}

export interface RankingBaseTable {
  prospectId: string;
  modelVersion: string;
  means: JsonColumn;
}
