import type { FitLine } from "#app/domain/applications/fit.ts";
import type { YearMeasure } from "#app/domain/applications/year-table.ts";
import type { Spark } from "./spark.ts";

/** A figure of the first screen with its note; `exact` is the amount to the fen where the value is short. */
export interface AskFigure {
  key: string;
  label: string;
  value: string;
  note: string;
  exact: string | null;
}

/** Who asks for what and why. */
export interface AskShown {
  title: string;
  figures: readonly AskFigure[];
  /** The purpose and the business, in the company's own words. */
  words: readonly { key: string; label: string; lead: string | null; text: string }[];
}

/** A document that the company opened to the institution. */
export interface OpenDocument {
  id: string;
  kind: string;
  name: string;
}

export interface FitRow {
  key: string;
  criterion: FitLine["criterion"];
  label: string;
  wanted: string;
  has: string;
  mark: "met" | "not" | "unknown";
  evidence: string;
  /** Opened documents that would prove it. */
  documents: readonly OpenDocument[];
}

export interface FitShown {
  title: string;
  note: string;
  heads: Readonly<Record<"criterion" | "wanted" | "has" | "evidence" | "result", string>>;
  /** What the mandate requires, then what it prefers. */
  parts: readonly { key: string; title: string; note: string; rows: readonly FitRow[] }[];
  /** Counts of what is required. */
  met: number;
  missed: number;
  unknown: number;
  of: number;
}

/** A formatted value; `exact` is the amount to the fen where the column rounds. Null: the company does not give it. */
export type YearCell = { value: string; exact: string | null } | null;

export interface YearRow {
  key: YearMeasure;
  label: string;
  cells: readonly YearCell[];
  trend: { drawn: Spark; title: string } | null;
  /** What the mandate demands or prefers of it, and whether it is met. */
  requirement: Pick<FitRow, "wanted" | "mark"> | null;
}

export interface YearGroup {
  key: string;
  title: string;
  rows: readonly YearRow[];
}

export interface YearFiguresShown {
  title: string;
  note: string;
  heads: Readonly<Record<"item" | "trend" | "requirement", string>>;
  years: readonly { year: string; note: string }[];
  groups: readonly YearGroup[];
  missing: string | null;
}

/** An application as text: the same for its page and for its printed file, in the reader's language. */
export interface Dossier {
  ask: AskShown;
  fit: FitShown;
  /** Null where the consent does not open the figures, or there are none. */
  years: YearFiguresShown | null;
}
