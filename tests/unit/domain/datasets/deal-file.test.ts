import { describe, expect, test } from "vitest";
import {
  DEAL_COLUMNS,
  readDeal as readDealOn,
  sharesOf,
  whyNotHeader,
} from "#app/domain/datasets/deal-file.ts";
import { DealSeries } from "#app/domain/datasets/deal-series.ts";
import { rankFunders } from "#app/domain/datasets/rank-funders.ts";

const good = [
  "7",
  "2020-04-03",
  "",
  "62/6221",
  "MT/597",
  "LLC",
  "loan",
  "7071067",
  "24",
  "400",
  "2011",
  "A BANK|B BANK",
  "1",
];
const today = "2020-06-30";
const readDeal = (cells: readonly string[]) => readDealOn(cells, today);
const withCell = (column: (typeof DEAL_COLUMNS)[number], text: string) =>
  good.map((cell, i) => (DEAL_COLUMNS[i] === column ? text : cell));

describe("a file of real deals", () => {
  test("has these columns in this order, or says so", () => {
    expect(whyNotHeader(DEAL_COLUMNS)).toBeNull();
    expect(whyNotHeader(["id", "amount"])).toContain("id,date,company");
  });

  test("a row is a deal; blanks are unknown, a year is its first day, funders are split", () => {
    expect(readDeal(good)).toEqual({
      ok: true,
      deal: {
        id: "7",
        date: "2020-04-03",
        company: null,
        sector: "62/6221",
        place: "MT/597",
        stage: "LLC",
        instrument: "loan",
        amountFen: 707_106_700n,
        termMonths: 24,
        employees: 400,
        founded: "2011-01-01",
        funders: ["A BANK", "B BANK"],
      },
    });
  });

  test.each([
    ["date", "2020-13-03", "broken"],
    ["amount", "12x", "broken"],
    ["amount", "-5", "broken"],
    ["amount", "", "unusable"],
    ["term_months", "soon", "broken"],
    ["employees", "-1", "broken"],
    ["founded", "last year", "broken"],
    ["founded", "2205-01-01", "broken"],
    ["funders", "", "unusable"],
    ["funders", " | ", "unusable"],
    ["date", "2020-07-01", "broken"],
    ["date", "2205-01-01", "broken"],
    ["sector", "62\0", "broken"],
    ["place", "x".repeat(501), "broken"],
    ["funders", "x".repeat(501), "broken"],
    ["funders", Array.from({ length: 101 }, (_, i) => `BANK ${i}`).join("|"), "broken"],
  ] as const)("with %s “%s” it is %s, and the reason names it", (column, text, kind) => {
    const read = readDeal(withCell(column, text));
    expect(read).toMatchObject({
      ok: false,
      fault: { kind, reason: expect.stringContaining(column.replace(/s$/u, "")) as string },
    });
  });

  test("a deal of today is taken, and a hundred funders of one deal are", () => {
    expect(readDeal(withCell("date", today))).toMatchObject({ ok: true });
    const hundred = Array.from({ length: 100 }, (_, i) => `BANK ${i}`).join("|");
    expect(readDeal(withCell("funders", hundred))).toMatchObject({ ok: true });
  });

  test("a company that is older than what can be stored is known from the first such day on", () => {
    expect(readDeal(withCell("founded", "1850"))).toMatchObject({ deal: { founded: "1900-01-01" } });
  });

  test("a row that is cut short is broken", () => {
    expect(readDeal(good.slice(0, 5))).toMatchObject({ ok: false, fault: { kind: "broken" } });
  });

  test("what each funder paid adds up to the deal", () => {
    const read = readDeal(withCell("funders", "A|B|C"));
    if (!read.ok) throw new Error(read.fault.reason);
    const shares = sharesOf(read.deal);
    expect(shares.reduce((sum, [, fen]) => sum + fen, 0n)).toBe(read.deal.amountFen);
    expect(shares).toHaveLength(3);
  });
});

describe("the rows of a file together", () => {
  const deal = (cells: readonly string[]) => {
    const read = readDeal(cells);
    if (!read.ok) throw new Error(read.fault.reason);
    return read.deal;
  };

  test("no id stands twice, and without an id no row does", () => {
    const series = new DealSeries();
    expect(series.whyNotNext(deal(good), 2)).toBeNull();
    expect(series.whyNotNext(deal(good), 3)).toBe('id "7" stands in line 2 already');
    const nameless = deal(withCell("id", ""));
    expect(series.whyNotNext(nameless, 4)).toBeNull();
    expect(series.whyNotNext(nameless, 5)).toBe("the row stands in line 4 already");
    expect(series.whyNotNext({ ...nameless, date: "2020-04-04" }, 6)).toBeNull();
  });

  test("a company has at most 500 funders in all; what is refused is not counted", () => {
    const series = new DealSeries();
    const by = (id: number, from: number, count: number) => ({
      ...deal(withCell("company", "LASERS INC")),
      id: String(id),
      funders: Array.from({ length: count }, (_, i) => `BANK ${from + i}`),
    });
    for (let i = 0; i < 5; i += 1) expect(series.whyNotNext(by(i, i * 100, 100), i + 2)).toBeNull();
    expect(series.whyNotNext(by(5, 500, 1), 7)).toContain("at most 500");
    expect(series.whyNotNext(by(5, 0, 100), 8)).toBeNull();
  });

  test("the deals add up to what a column holds, even twice", () => {
    const series = new DealSeries();
    const largest = { ...deal(withCell("amount", "10000000000000")) };
    let line = 1;
    let refused: string | null = null;
    let sum = 0n;
    while (refused === null) {
      line += 1;
      refused = series.whyNotNext({ ...largest, id: String(line) }, line);
      if (refused === null) sum += largest.amountFen;
    }
    expect(refused).toContain("amount");
    expect(2n * sum).toBeLessThan(2n ** 63n);
  });
});

describe("ranking true funders", () => {
  const deal = (id: number, date: string, place: string, funder: string) => {
    const read = readDeal(good.with(0, String(id)).with(1, date).with(4, place).with(11, funder));
    if (!read.ok) throw new Error(read.fault.reason);
    return read.deal;
  };
  const past = Array.from({ length: 90 }, (_, i) =>
    deal(i, "2020-01-01", i % 3 === 0 ? "MT/north" : "MT/south", i % 3 === 0 ? "NORTH" : "SOUTH"),
  );

  test("the funder whose past deals are like this one comes first, whatever is popular", () => {
    const later = Array.from({ length: 10 }, (_, i) => deal(100 + i, "2020-06-01", "MT/north", "NORTH"));
    const { events, matcher, popularity } = rankFunders([...past, ...later], 1);
    expect(events).toBe(10);
    expect(matcher[1]).toBe(1);
    expect(popularity[1]).toBe(0);
  });

  test("a later deal never teaches the mandates that rank it", () => {
    const later = Array.from({ length: 10 }, (_, i) => deal(100 + i, "2020-06-01", "MT/north", "NEWCOMER"));
    expect(rankFunders([...past, ...later], 1)).toMatchObject({ events: 0, unseen: 10, funders: 2 });
  });
});
