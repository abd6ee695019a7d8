import type { Generated } from "kysely";
import type { ProspectStatus } from "#app/domain/prospects/lifecycle.ts";
import type { Day } from "#app/lib/days.ts";
import type { JsonColumn } from "./json-column.ts";

export interface ProspectTable {
  id: Generated<string>;
  number: Generated<bigint>;
  companyId: string;
  status: Generated<ProspectStatus>;
  draft: JsonColumn;
  draftRevision: Generated<number>;
  latestVersion: Generated<number>;
  liveVersion: number | null;
  appealed: Generated<boolean>;
  soughtFen: Generated<bigint>;
  targetFen: Generated<bigint>;
  acceptedFen: Generated<bigint>;
  confirmedFen: Generated<bigint>;
  publishedAt: Date | null;
  expiresAt: Date | null;
  expiryWarnedAt: Date | null;
  statusChangedAt: Generated<Date>;
  isDemonstration: Generated<boolean>;
  createdAt: Generated<Date>;
  updatedAt: Generated<Date>;
}

export interface ProspectVersionTable {
  prospectId: string;
  version: number;
  companyId: string;
  content: JsonColumn;
  submittedBy: string | null;
  createdAt: Generated<Date>;
}

export interface TeaserTable {
  prospectId: string;
  number: bigint;
  companyId: string;
  version: number;
  status: "published" | "paused";
  headlineZh: string | null;
  headlineEn: string | null;
  summaryZh: string | null;
  summaryEn: string | null;
  sector: string;
  district: string;
  stage: string;
  instruments: string[];
  securities: string[] | null;
  purpose: string;
  amountMinFen: bigint;
  amountMaxFen: bigint;
  acceptedFen: Generated<bigint>;
  termMinMonths: number | null;
  termMaxMonths: number | null;
  maximumRatePercent: string | null;
  wantedAnswerDays: number | null;
  foundedOn: Day | null;
  revenueFen: bigint | null;
  revenueGrowthBp: number | null;
  researchIntensityBp: number | null;
  debtRatioBp: number | null;
  staff: number | null;
  classOneRights: number | null;
  recognitions: Generated<string[]>;
  bands: JsonColumn;
  texts: JsonColumn;
  isDemonstration: Generated<boolean>;
  publishedAt: Date;
}
