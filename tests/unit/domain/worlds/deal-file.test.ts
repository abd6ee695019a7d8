import { describe, expect, test } from "vitest";
import { DEAL_COLUMNS, readDeal, sharesOf, whyNotHeader } from "#app/domain/worlds/deal-file.ts";
import { rankFunders } from "#app/domain/worlds/rank-funders.ts";

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
    ["funders", "", "unusable"],
    ["funders", " | ", "unusable"],
  ] as const)("with %s “%s” it is %s, and the reason names it", (column, text, kind) => {
    const read = readDeal(withCell(column, text));
    expect(read).toMatchObject({ ok: false, fault: { kind } });
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
