import { isDay, type Day } from "#app/lib/days.ts";

/** The columns of a file of actual deals, in order; sector and place are "/" paths from coarse to fine. */
export const DEAL_COLUMNS = [
  "id",
  "date",
  "company",
  "sector",
  "place",
  "stage",
  "instrument",
  "amount",
  "term_months",
  "employees",
  "founded",
  "funders",
  "scored",
] as const;
type DealColumn = (typeof DEAL_COLUMNS)[number];

/** A row of the file. Amounts are in hundredths of the file's currency; null is unknown. */
export type DealRow = {
  id: string;
  date: Day;
  company: string | null;
  sector: string | null;
  place: string | null;
  stage: string | null;
  instrument: string | null;
  amountFen: bigint | null;
  termMonths: number | null;
  employees: number | null;
  /** The first day on which the company is known to exist. */
  founded: Day | null;
  funders: readonly string[];
  /** Whether it may be a test event of a matcher; every row is history. */
  scored: boolean;
};

/** One actual deal: a row with all that a record needs. */
export type RealDeal = Omit<DealRow, "scored" | "instrument" | "amountFen"> & {
  instrument: string;
  amountFen: bigint;
};

/** "broken" is an invalid value for its column; "unusable" lacks what a record needs. */
type DealFault = { kind: "broken" | "unusable"; reason: string };
export type Read<Found> = { ok: true; deal: Found } | { ok: false; fault: DealFault };

const largest = 10_000_000_000_000n;
/** Maximum characters of a cell; in `funders`, of each name. */
const LONGEST_CELL = 500;
/** The earliest day that is stored: the founding day of older companies. */
const EARLIEST_FOUNDING: Day = "1900-01-01";
/** Maximum funders of one deal. A syndicate of banks has tens; counting co-funders takes the square of it. */
const MOST_FUNDERS = 100;

/** Null for the header of such a file; otherwise what is wrong with it. */
export function whyNotHeader(header: readonly string[]): string | null {
  const expected = DEAL_COLUMNS.join(",");
  return header.join(",") === expected
    ? null
    : `the header must be ${expected}, not ${header.join(",").slice(0, 200)}`;
}

/** A row of the file as a deal, or the reason why not; `today` is the last day (Asia/Shanghai) that can have deals. */
export function parseDeal(cells: readonly string[], today: Day): Read<RealDeal> {
  const row = parseDealRow(cells, today);
  if (!row.ok) return row;
  const { scored: _, amountFen, instrument, ...deal } = row.deal;
  if (amountFen === null || amountFen === 0n) return unusable("the amount is unknown or zero");
  return { ok: true, deal: { ...deal, amountFen, instrument: instrument ?? "loan" } };
}

/** The same with optional values: all but the day and the funders may be unknown. */
export function parseDealRow(cells: readonly string[], today: Day): Read<DealRow> {
  if (cells.length !== DEAL_COLUMNS.length) {
    return broken(`${cells.length} columns instead of ${DEAL_COLUMNS.length}`);
  }
  const unfit = whyNotText(cells);
  if (unfit !== null) return broken(unfit);
  const cell = (column: DealColumn) => (cells[DEAL_COLUMNS.indexOf(column)] ?? "").trim();
  const known = (column: DealColumn) => (cell(column) === "" ? null : cell(column));
  const date = cell("date");
  if (!isDay(date)) return broken(`date "${cell("date")}" is no day such as 2006-01-31`);
  if (date > today) return broken(`date "${date}" lies after today, ${today}`);
  const amount = wholeOf(cell("amount"));
  if (amount === undefined || (amount !== null && (amount < 0n || amount > largest))) {
    return broken(`amount "${cell("amount")}" is no whole number of zero or more`);
  }
  const term = smallOf(cell("term_months"), 1_200);
  if (term === undefined) return broken(`term_months "${cell("term_months")}" is no number of months`);
  const employees = smallOf(cell("employees"), 10_000_000);
  if (employees === undefined) return broken(`employees "${cell("employees")}" is no whole number`);
  const founded = foundedOf(cell("founded"));
  if (founded === undefined) return broken(`founded "${cell("founded")}" is no year and no day`);
  if (founded !== null && founded > today)
    return broken(`founded "${cell("founded")}" lies after today, ${today}`);
  const funders = [
    ...new Set(
      cell("funders")
        .split("|")
        .map((name) => name.trim()),
    ),
  ].filter((name) => name !== "");
  if (funders.length === 0) return unusable("no funder is named");
  const long = funders.find((name) => name.length > LONGEST_CELL);
  if (long !== undefined)
    return broken(`a funder's name has ${long.length} characters; at most ${LONGEST_CELL} fit`);
  if (funders.length > MOST_FUNDERS) {
    return broken(`funders names ${funders.length} institutions; at most ${MOST_FUNDERS} fund one deal`);
  }
  return {
    ok: true,
    deal: {
      id: cell("id"),
      date,
      company: known("company"),
      sector: known("sector"),
      place: known("place"),
      stage: known("stage"),
      instrument: known("instrument"),
      amountFen: amount === null ? null : amount * 100n,
      termMonths: term === 0 ? null : term,
      employees,
      founded: founded !== null && founded < EARLIEST_FOUNDING ? EARLIEST_FOUNDING : founded,
      funders,
      scored: cell("scored") === "1",
    },
  };
}

/** Why a text can't be stored, by its column; null where every cell is valid. */
function whyNotText(cells: readonly string[]): string | null {
  for (const [i, column] of DEAL_COLUMNS.entries()) {
    const text = cells[i] ?? "";
    const longest = column === "funders" ? MOST_FUNDERS * LONGEST_CELL : LONGEST_CELL;
    if (text.includes("\0")) return `${column} holds a NUL character`;
    if (text.length > longest) return `${column} has ${text.length} characters; at most ${longest} fit`;
  }
  return null;
}

/** What each funder paid: files don't state it, so equal shares, with the remainder at the first. */
export function equalShares({ amountFen, funders }: RealDeal): [funder: string, amountFen: bigint][] {
  const part = amountFen / BigInt(funders.length);
  return funders.map((funder, i) => [funder, i === 0 ? amountFen - part * BigInt(funders.length - 1) : part]);
}

function broken(reason: string): Read<never> {
  return { ok: false, fault: { kind: "broken", reason } };
}

function unusable(reason: string): Read<never> {
  return { ok: false, fault: { kind: "unusable", reason } };
}

/** Null for a blank, undefined for anything but an integer; an empty fraction (".0") is accepted. */
function wholeOf(text: string): bigint | null | undefined {
  if (text === "") return null;
  return /^-?\d{1,15}(?:\.0+)?$/u.test(text) ? BigInt(text.replace(/\..*/u, "")) : undefined;
}

function smallOf(text: string, most: number): number | null | undefined {
  const whole = wholeOf(text);
  if (whole === null || whole === undefined) return whole;
  return whole >= 0n && whole <= BigInt(most) ? Number(whole) : undefined;
}

function foundedOf(text: string): Day | null | undefined {
  if (text === "") return null;
  if (/^(1[5-9]|20)\d\d$/u.test(text)) return `${text}-01-01`;
  return isDay(text) ? text : undefined;
}
