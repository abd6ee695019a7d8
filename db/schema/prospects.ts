import type { ColumnType, Generated, RawBuilder } from "kysely";
import type { FigureColumns } from "#app/domain/matching/criteria/figures.ts";
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
  /** The attribute that the company wants shown longest. */
  keepShown: string | null;
  /** The company's word that it may be recognised by what is shown. */
  isRecognisable: Generated<boolean>;
  /** How many companies share what its teaser shows, the one itself included; null before there is one. */
  sharedBy: number | null;
  /** What is shown of what registers hold, and from what that was chosen. */
  generalisation: JsonColumn | null;
  /** The day in whose bands its company's age is told, its own and no other prospect's; null before it was shown. */
  ageToldOn: Day | null;
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

/** A teaser as it was shown from a moment on. */
export interface ShownTeaserTable {
  prospectId: string;
  version: number;
  shownAt: Date;
  shownOn: Day;
  sector: string;
  place: string;
  stage: string;
  instruments: string[];
  askMostFen: bigint;
  termMostMonths: number | null;
  ageLeastMonths: number | null;
  ageMostMonths: number | null;
  bands: JsonColumn;
  /** Whether rights of class I were offered: who does has one. */
  pledgesPatents: Generated<boolean>;
}

/** Which transaction wrote a prospect's teaser last, or took it away. Written by triggers. */
export interface TeaserChangeTable {
  prospectId: string;
  /** A transaction's number, as a text. */
  writtenIn: string;
}

export interface TeaserTable extends FigureColumns {
  prospectId: string;
  number: bigint;
  /** Written, and gone by in policies; read by nobody. */
  companyId: ColumnType<never, string, string>;
  version: number;
  status: "published" | "paused";
  headlineZh: string | null;
  headlineEn: string | null;
  sector: string;
  district: string;
  stage: string;
  instruments: string[];
  securities: string[] | null;
  purpose: string;
  amountMinFen: bigint;
  amountMaxFen: bigint;
  termMonthsMin: number | null;
  termMonthsMax: number | null;
  maxRatePercent: string | null;
  firstAnswerDays: number | null;
  ageLeastMonths: number | null;
  ageMostMonths: number | null;
  recognitions: Generated<string[]>;
  hasAllRecognitions: Generated<boolean>;
  bands: JsonColumn;
  texts: JsonColumn;
  isDemonstration: Generated<boolean>;
  publishedAt: Date;
  /** Counts what institutions see change. */
  edition: Generated<number>;
  shownOn: Day;
}

/** What public registers hold of a company that was published here, or stands in an imported register, up to a moment. */
export interface RegisteredCompanyTable {
  code: string;
  since: ColumnType<Date | string, Date | string | undefined>;
  until: ColumnType<Date | string, string | undefined, RawBuilder<Date>>;
  companyId: string | null;
  sector: string;
  district: string;
  sizeClass: string | null;
  foundedOn: Day;
  staff: number | null;
  patents: number | null;
  titles: Generated<string[]>;
}
