import type { Locale } from "#app/i18n/locale.ts";

/** A document on paper before it has a form: words and figures alone, already in the reader's language. */
export interface Sheet {
  locale: Locale;
  title: string;
  /** Under the title. */
  lead: string;
  /** When it was made, as its file says; the same for the same content. */
  madeAt: Date;
  parts: readonly SheetPart[];
  /** At the foot of each page, beside its number. */
  foot: string;
  /** The number of a page, with "{page}" and "{pages}" where they stand. */
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
  /** Columns of words; the others are figures. */
  wordColumns: readonly number[];
}
