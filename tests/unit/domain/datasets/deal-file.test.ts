import { describe, expect, test } from "vitest";
import {
  DEAL_COLUMNS,
  parseDeal as readDealOn,
  equalShares,
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
/** The deal of a row that is good. */
function dealOf(cells: readonly string[]) {
  const read = readDeal(cells);
  if (!read.ok) throw new Error(read.fault.reason);
  return read.deal;
}
const withCell = (column: (typeof DEAL_COLUMNS)[number], text: string) =>
  good.map((cell, i) => (DEAL_COLUMNS[i] === column ? text : cell));

describe("a file of imported deals", () => {
  test("must have these columns in this order, or is refused", () => {
    expect(whyNotHeader(DEAL_COLUMNS)).toBeNull();
    expect(whyNotHeader(["id", "amount"])).toContain("id,date,company");
  });

  test("has one deal per row; blanks are unknown, a year is its first day, funders are split", () => {
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
  ] as const)("with %s “%s” has a row that is %s, and the reason names the column", (column, text, kind) => {
    const read = readDeal(withCell(column, text));
    expect(read).toMatchObject({
      ok: false,
      fault: { kind, reason: expect.stringContaining(column.replace(/s$/u, "")) as string },
    });
  });

  test("may have a deal of today, and a hundred funders of one deal", () => {
    expect(readDeal(withCell("date", today))).toMatchObject({ ok: true });
    const hundred = Array.from({ length: 100 }, (_, i) => `BANK ${i}`).join("|");
    expect(readDeal(withCell("funders", hundred))).toMatchObject({ ok: true });
  });

  test("gives a company founded before the first date that can be stored that date", () => {
    expect(readDeal(withCell("founded", "1850"))).toMatchObject({ deal: { founded: "1900-01-01" } });
  });

  test("is refused a row that is cut short", () => {
    expect(readDeal(good.slice(0, 5))).toMatchObject({ ok: false, fault: { kind: "broken" } });
  });

  test("has amounts per funder that add up to the deal", () => {
    const deal = dealOf(withCell("funders", "A|B|C"));
    const shares = equalShares(deal);
    expect(shares.reduce((sum, [, fen]) => sum + fen, 0n)).toBe(deal.amountFen);
    expect(shares).toHaveLength(3);
  });
});

describe("the rows of a file of imported deals", () => {
  test("have no duplicate ids, and none without an id is taken", () => {
    const series = new DealSeries();
    expect(series.whyNotNext(dealOf(good), 2)).toBeNull();
    expect(series.whyNotNext(dealOf(good), 3)).toBe('id "7" stands in line 2 already');
    const nameless = dealOf(withCell("id", ""));
    expect(series.whyNotNext(nameless, 4)).toBeNull();
    expect(series.whyNotNext(nameless, 5)).toBe("the row stands in line 4 already");
    expect(series.whyNotNext({ ...nameless, date: "2020-04-04" }, 6)).toBeNull();
  });

  test("give a company at most 500 funders in all; refused rows are not counted", () => {
    const series = new DealSeries();
    const by = (id: number, from: number, count: number) => ({
      ...dealOf(withCell("company", "LASERS INC")),
      id: String(id),
      funders: Array.from({ length: count }, (_, i) => `BANK ${from + i}`),
    });
    for (let i = 0; i < 5; i += 1) expect(series.whyNotNext(by(i, i * 100, 100), i + 2)).toBeNull();
    expect(series.whyNotNext(by(5, 500, 1), 7)).toContain("at most 500");
    expect(series.whyNotNext(by(5, 0, 100), 8)).toBeNull();
  });

  test("add up to what a database column holds, even twice", () => {
    const series = new DealSeries();
    const largest = { ...dealOf(withCell("amount", "10000000000000")) };
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

describe("the ranking of true funders", () => {
  const deal = (id: number, date: string, place: string, funder: string) =>
    dealOf(good.with(0, String(id)).with(1, date).with(4, place).with(11, funder));
  const past = Array.from({ length: 90 }, (_, i) =>
    deal(i, "2020-01-01", i % 3 === 0 ? "MT/north" : "MT/south", i % 3 === 0 ? "NORTH" : "SOUTH"),
  );

  test("puts the funder whose past deals are similar first, whatever is popular", () => {
    const later = Array.from({ length: 10 }, (_, i) => deal(100 + i, "2020-06-01", "MT/north", "NORTH"));
    const { events, matcher, popularity } = rankFunders([...past, ...later], 1);
    expect(events).toBe(10);
    expect(matcher[1]).toBe(1);
    expect(popularity[1]).toBe(0);
  });

  test("uses mandates that were learned from no later deal", () => {
    const later = Array.from({ length: 10 }, (_, i) => deal(100 + i, "2020-06-01", "MT/north", "NEWCOMER"));
    expect(rankFunders([...past, ...later], 1)).toMatchObject({ events: 0, unseen: 10, funders: 2 });
  });
});
