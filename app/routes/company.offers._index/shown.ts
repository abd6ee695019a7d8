/** What the comparison shows, as texts in the reader's language: the loader writes them, so that no page loads messages. */

/** A value; `exact` is the amount to the fen where the text is short. */
export interface CellShown {
  text: string;
  /** The amount in yuan, for machines. */
  value?: string | undefined;
  exact?: string | undefined;
  note?: string | undefined;
  best?: string | undefined;
  big?: boolean | undefined;
}

export interface RowShown {
  key: string;
  label: string;
  cells: readonly CellShown[];
}

/** What is best by one measure, and whose it is. */
export interface AnswerShown {
  key: string;
  label: string;
  offers: readonly { id: string; name: string }[];
  value: string;
}

export interface AnswersShown {
  title: string;
  rows: readonly AnswerShown[];
  /** The way to the pairs, if there are any. */
  pairs: string | null;
}

/** An offer at the head of its column, and in a sentence. */
export interface OfferShown {
  id: string;
  name: string;
  instrument: string;
  /** What it means as it was issued. */
  sentence: string;
  /** By what it is compared, if that is at another amount or term. */
  compared: string | null;
  tags: readonly string[];
  until: { at: string; text: string; exact: string } | null;
  /** Why it can't be accepted as it is. */
  mark: string | null;
}

/** An offer that has no column of its own at present. */
export interface RestRow extends Pick<OfferShown, "id" | "name" | "until"> {
  instrument: string;
  amount: CellShown;
  measure: CellShown;
}

export interface RestShown {
  title: string;
  heads: Readonly<Record<"institution" | "amount" | "measure" | "until", string>>;
  rows: readonly RestRow[];
  parts: readonly { part: string; text: string }[];
}

export interface ChartShown {
  id: string;
  title: string;
  note: string;
  text: string;
  ticks: readonly { y: string; label: string; isZero: boolean }[];
  labels: readonly { x: string; text: string }[];
  /** The bars of principal and of cost, each as one path. */
  principal: string;
  cost: string;
  /** Each payment; null while the tables are closed. */
  rows: readonly (readonly string[])[] | null;
}

export interface ChartsShown {
  title: string;
  legend: readonly [principal: string, cost: string];
  heads: readonly string[];
  toggle: { text: string; isOpen: boolean };
  charts: readonly ChartShown[];
}

/** Who owns how much: two bars, and their figures as a table. */
export interface DilutionShown {
  id: string;
  title: string;
  text: string;
  table: string;
  heads: readonly [holder: string, before: string, after: string];
  rows: readonly { label: string; legend: string; series: string; before: string; after: string }[];
  bars: readonly { label: string; parts: readonly { x: number; width: number; series: string }[] }[];
}

export interface SectionShown {
  kind: string;
  title: string;
  note: string;
  lead: string;
  /** That the sheets of its offers state different holders of today. */
  caveat: string | null;
  table: string;
  /** What the figures are folded behind on a phone, and whether they stand open at first. */
  fold: { text: string; isOpen: boolean };
  item: string;
  offers: readonly OfferShown[];
  rows: readonly RowShown[];
  rest: RestShown | null;
  charts: ChartsShown | null;
  dilution: { title: string; showTable: string; charts: readonly DilutionShown[] } | null;
}

export interface CombinationsShown {
  title: string;
  lead: string;
  heads: Readonly<Record<"pair" | "amount" | "cost" | "rate" | "given", string>>;
  rows: readonly {
    key: string;
    offers: readonly { id: string; name: string }[];
    amount: CellShown;
    cost: CellShown;
    rate: string;
    given: string;
  }[];
}

/** Offers of institutions that are suspended or have left. */
export interface UnanswerableShown {
  text: string;
  offers: readonly { id: string; name: string }[];
}

export interface EndedShown {
  title: string;
  summary: string;
  heads: Readonly<Record<"institution" | "amount" | "status" | "since", string>>;
  rows: readonly {
    id: string;
    name: string;
    instrument: string;
    amount: CellShown;
    status: string;
    since: string;
  }[];
}
