import type { Locale } from "#app/i18n/locale.ts";

/** A document before formatting: texts and figures only, already in the reader's language. */
export interface Sheet {
  locale: Locale;
  title: string;
  /** Under the title. */
  lead: string;
  /** Its creation date in the file; the same for the same content. */
  madeAt: Date;
  parts: readonly SheetPart[];
  /** At the foot of each page, beside its number. */
  foot: string;
  /** The page number, with the placeholders "{page}" and "{pages}". */
  pageOf: string;
}

export interface SheetPart {
  title: string;
  facts?: readonly SheetFact[];
  table?: SheetTable;
  paragraphs?: readonly string[];
  link?: string;
}

export interface SheetFact {
  label: string;
  value: string;
}

export interface SheetTable {
  heads: readonly string[];
  rows: readonly (readonly string[])[];
  /** Columns of text; the others are figures. */
  wordColumns: readonly number[];
}
