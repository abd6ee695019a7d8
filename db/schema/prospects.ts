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
  /** The company's permission to be recognisable by what is shown. */
  isRecognisable: Generated<boolean>;
  /** How many companies share what its teaser shows, including itself; null before there is one. */
  sharedBy: number | null;
  /** Which register attributes are shown, and from what they were chosen. */
  generalisation: JsonColumn | null;
  /** The day that determines the band of its company's age, separate for each prospect; null before it was shown. */
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

/** A teaser as shown from a moment on. */
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
  /** Whether rights of class I were offered, which implies having one. */
  pledgesPatents: Generated<boolean>;
}

/** The transaction that last wrote or removed a prospect's teaser. Written by triggers. */
export interface TeaserChangeTable {
  prospectId: string;
  /** A transaction's number, as text. */
  writtenIn: string;
}

export interface TeaserTable extends FigureColumns {
  prospectId: string;
  number: bigint;
  /** Written, and used in policies; never selected. */
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
  /** Incremented when what institutions see changes. */
  edition: Generated<number>;
  shownOn: Day;
}

/** The register attributes, up to a moment, of a company that was published here or is in an imported register. */
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
