import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeCursor, encodeCursor, PAGE_SIZE, toPage } from "#app/lib/paging.ts";
import { forAll } from "#tests/support/for-all.ts";

const spec = { score: "smallint", amountFen: "fen", id: "text" } as const;

describe("a cursor", () => {
  test("returns the key of any row", () =>
    forAll(
      fc.record({
        score: fc.integer({ min: -32_768, max: 32_767 }),
        amountFen: fc.bigInt(-(10n ** 17n), 10n ** 17n),
        id: fc.string({ unit: "grapheme", maxLength: 60 }),
      }),
      (key) => {
        expect(decodeCursor(spec, encodeCursor(spec, key))).toEqual(key);
      },
    ));

  test("is safe in a URL", () => {
    expect(encodeCursor(spec, { score: 86, amountFen: 5n, id: "长春?/+&" })).toMatch(/^[\w-]+$/u);
  });

  test("omits other columns of the row", () => {
    const row = { score: 1, amountFen: 2n, id: "a", legalName: "hidden" };
    expect(decodeCursor(spec, encodeCursor(spec, row))).toEqual({ score: 1, amountFen: 2n, id: "a" });
  });

  test.each([
    "",
    "%%%",
    "bnVsbA",
    btoa("[1]"),
    btoa('["x","2","a"]'),
    btoa('[1,2,"a"]'),
    btoa('[1,"x","a"]'),
    btoa("{}"),
    "A".repeat(2_000),
  ])("that was altered is invalid: %s", (text) => {
    expect(decodeCursor(spec, text)).toBeNull();
  });
});

describe("a cursor that PostgreSQL would reject is invalid", () => {
  const id = "0a000000-0000-4000-8000-00000000000f";
  const ofPair = { score: "smallint", id: "uuid" } as const;
  test.each([
    [32_768, id],
    [-32_769, id],
    [50.5, id],
    [1e300, id],
    [50, "x"],
    [50, `${id}0`],
    [50, id.toUpperCase()],
  ])("%s %s", (score, of) => {
    expect(decodeCursor(ofPair, encodeCursor(ofPair, { score, id: of }))).toBeNull();
  });

  const ofBoard = { due: "timestamptz" } as const;
  test.each([
    "",
    "x",
    "2026-03-02",
    "2026-02-30 08:00:00+00",
    "2026-13-01 08:00:00+00",
    "2026-03-02 24:00:00+00",
    "2026-03-02T08:00:00.000Z",
    "2026-03-02 08:00:00",
    "2026-03-02 08:00:00+19",
    "-infinity",
    "infinity ",
    "0000-03-02 08:00:00+00",
  ])("such as the time %j, as PostgreSQL writes none", (due) => {
    expect(decodeCursor(ofBoard, encodeCursor(ofBoard, { due }))).toBeNull();
  });

  test.each([
    "2026-03-02 08:00:00.123456+00",
    "9999-01-01 00:00:00+00",
    "1999-12-31 23:59:59+05:30",
    "infinity",
  ])("but the time %s is valid", (due) => {
    expect(decodeCursor(ofBoard, encodeCursor(ofBoard, { due }))).toEqual({ due });
  });

  test("but every microsecond of four-digit years is valid", () =>
    forAll(
      fc.record({
        date: fc.date({
          min: new Date("0001-01-01T00:00:00Z"),
          max: new Date("9999-12-31T23:59:59Z"),
          noInvalidDate: true,
        }),
        micro: fc.nat(999),
      }),
      ({ date, micro }) => {
        const due = `${date.toISOString().slice(0, -1).replace("T", " ")}${String(micro).padStart(3, "0")}+00`;
        expect(decodeCursor(ofBoard, encodeCursor(ofBoard, { due }))).toEqual({ due });
      },
    ));

  test("such as a text with a zero byte", () => {
    const texts = { day: "text" } as const;
    expect(decodeCursor(texts, encodeCursor(texts, { day: "2026\0" }))).toBeNull();
  });

  test("and one that it accepts is valid", () => {
    const key = { score: -32_768, id };
    expect(decodeCursor(ofPair, encodeCursor(ofPair, key))).toEqual(key);
  });
});

describe("a page", () => {
  const rows = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ score: i, amountFen: BigInt(i), id: `r${i}` }));

  test("shows its size and the cursor of the next page", () => {
    const page = toPage(spec, rows(PAGE_SIZE + 1));
    expect(page.rows).toHaveLength(PAGE_SIZE);
    expect(decodeCursor(spec, page.next ?? "")).toMatchObject({ id: `r${PAGE_SIZE - 1}` });
  });

  test("is the last one when no row is left", () => {
    expect(toPage(spec, rows(3), 3).next).toBeNull();
    expect(toPage(spec, [], 3)).toEqual({ rows: [], next: null });
  });
});
