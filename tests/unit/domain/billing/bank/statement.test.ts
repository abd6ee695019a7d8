import { describe, expect, test } from "vitest";
import { toStatement } from "#app/domain/billing/bank/statement.ts";
import { fenOfCell, dayOfCell } from "#app/domain/billing/bank/values.ts";

const head = ["交易日期", "借方金额", "贷方金额", "余额", "对方户名"];
const read = (rows: string[][], account: string | null = "100200300") =>
  toStatement(
    rows.map((cells, at) => ({ row: at + 1, cells })),
    account,
  );
const faults = (...rows: string[][]) => {
  const done = read([head, ...rows]);
  return "faults" in done ? done.faults : [];
};

describe("a file that is no statement", () => {
  test("names what was found where the columns should be", () => {
    const rows = [["客户表"], ["姓名", "余额"], ["张三", "1"]];
    expect(read(rows)).toEqual({ faults: [{ code: "format-unknown", row: 2, found: "姓名、余额" }] });
    expect(read([])).toEqual({ faults: [{ code: "file-empty" }] });
    expect(read([head])).toEqual({ faults: [{ code: "lines-missing" }] });
  });

  test("names the row, the column and what stands there", () => {
    const day = { code: "day-wrong", row: 2, field: "day", found: "20260230" };
    expect(faults(["20260230", "", "1.00", "", ""])).toEqual([day]);
    const amount = { code: "amount-wrong", row: 2, field: "out", found: "x" };
    expect(faults(["20260201", "x", "", "", ""])).toEqual([amount]);
    expect(faults(["20260201", "1", "2", "", ""])).toMatchObject([{ code: "amount-twofold", row: 2 }]);
    expect(faults(["20260201", "", "0.00", "", ""])).toMatchObject([{ code: "amount-missing", row: 2 }]);
    expect(faults(["20260201", "", "1.005", "", ""])).toMatchObject([{ code: "amount-wrong", row: 2 }]);
    expect(faults(["20260201", "", "1", "?", ""])).toMatchObject([
      { code: "balance-wrong", field: "balance" },
    ]);
    expect(faults(["20260201", "", "1", "1", "银".repeat(201)])).toMatchObject([{ code: "text-too-long" }]);
  });

  test("names balances that don't follow from each other", () => {
    const rows = [
      ["20260201", "", "1.00", "11.00", ""],
      ["20260202", "2.00", "", "9.00", ""],
      ["20260203", "", "5.00", "15.00", ""],
    ];
    expect(faults(...rows)).toEqual([{ code: "balance-breaks", row: 4, found: "15.00", expected: "14.00" }]);
  });

  test("needs one account: its own, or the one that was typed", () => {
    const line = ["20260201", "", "1.00", "11.00", ""];
    expect(read([head, line], null)).toEqual({ faults: [{ code: "account-missing" }] });
    expect(read([head, line], "12")).toMatchObject({ faults: [{ code: "account-wrong" }] });
    expect(read([["账号: 6222 0033 4455"], head, line], "100200300")).toEqual({
      faults: [{ code: "account-differs", found: "622200334455", expected: "100200300" }],
    });
    expect(read([["账号：6222-0033-4455"], head, line], null)).toMatchObject({
      statement: { account: "622200334455", openingFen: 1_000n, closingFen: 1_100n },
    });
    const own = [
      [...head, "账号"],
      [...line, "111111"],
      [...line, "222222"],
    ];
    expect(read(own, null)).toMatchObject({ faults: [{ code: "accounts-several" }] });
    const blank = [own[0] ?? [], [...line, ""]];
    expect(read(blank)).toEqual({ faults: [{ code: "account-blank", row: 2, field: "own", found: "" }] });
  });

  test("has a direction beside each amount, and one currency", () => {
    const marked = ["日期", "借贷标志", "金额", "余额", "币种"];
    const of = (...cells: string[]) => read([marked, ["2026-02-01", ...cells]]);
    expect(of("?", "1", "", "")).toMatchObject({ faults: [{ code: "mark-wrong", field: "mark" }] });
    expect(of("借", "-1", "", "")).toMatchObject({ faults: [{ code: "amount-sign" }] });
    expect(of("借", "1", "", "USD")).toMatchObject({ faults: [{ code: "currency-other", found: "USD" }] });
    expect(of("支出", "1", "", "人民币")).toMatchObject({ statement: { lines: [{ amountFen: -100n }] } });
  });
});

test.each([
  ["1,234,567.89", 123_456_789n],
  ["￥１，２３４．５０", 123_450n],
  ["+12.5", 1_250n],
  ["-0.01", -1n],
  ['="88.00"', 8_800n],
  ["--", null],
  ["", null],
  ["1,23.00", "wrong"],
  ["12元", "wrong"],
  ["1e3", "wrong"],
])("the amount %s", (cell, fen) => expect(fenOfCell(cell)).toBe(fen));

test.each([
  ["20261130", "2026-11-30"],
  ["20261130 101112", "2026-11-30"],
  ["20261130101112", "2026-11-30"],
  ["2026-11-30T10:11:12", "2026-11-30"],
  ["2026/1/5", "2026-01-05"],
  ["2026.01.05", "2026-01-05"],
  ["２０２６年１月５日", "2026-01-05"],
  ["46356", "2026-11-30"],
  ["46356.4243", "2026-11-30"],
  ["2026-02-30", null],
  ["30/11/2026", null],
  ["2026113", null],
  ["", null],
])("the day %s", (cell, day) => expect(dayOfCell(cell)).toBe(day));
