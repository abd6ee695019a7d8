import fc from "fast-check";
import { expect, test } from "vitest";
import { countIds, mergeRanges, rangesOf, readRanges, writeRanges } from "#app/domain/audit/id-ranges.ts";
import { forAll } from "#tests/support/for-all.ts";

const ids = fc
  .uniqueArray(fc.bigInt({ min: 1n, max: 60n }), { minLength: 1 })
  .map((some) => some.toSorted((one, other) => (one < other ? -1 : 1)));

test("ids are the fewest ranges, as PostgreSQL writes a multirange", () => {
  expect(writeRanges(rangesOf([1n, 2n, 3n, 5n, 9n, 10n]))).toBe("{[1,4),[5,6),[9,11)}");
  expect(writeRanges([])).toBe("{}");
});

test("what is written is read back, and contains each id once", () => {
  forAll(ids, (some) => {
    const ranges = rangesOf(some);
    expect(readRanges(writeRanges(ranges))).toEqual(ranges);
    expect(countIds(ranges)).toBe(BigInt(some.length));
  });
});

test("nothing else is read", () => {
  for (const text of [
    "",
    "{[1,1)}",
    "{[3,5),[1,2)}",
    "{[1,4),[3,5)}",
    "{(1,4]}",
    "{[1,4)} ",
    "{[-1,4)}",
    "{[01,4)}",
  ])
    expect(readRanges(text), text).toBeNull();
});

test("merged ranges cover what each covered, and the first id that two contain is named", () => {
  forAll(ids, ids, (one, other) => {
    const { merged, twice } = mergeRanges([...rangesOf(one), ...rangesOf(other)]);
    const all = [...new Set([...one, ...other])].toSorted((a, b) => (a < b ? -1 : 1));
    expect(merged).toEqual(rangesOf(all));
    expect(twice === null).toBe(!one.some((id) => other.includes(id)));
  });
});
