import { expect, test } from "vitest";
import { leafDifferences, leavesOfContent } from "#app/domain/prospects/leaves.ts";
import { aContent } from "#tests/factories/content.ts";

test("content has a line for each field, for each figure of a year and each kind of right", () => {
  const paths = leavesOfContent(aContent()).map(({ path }) => path);
  expect(paths).toContain("business.headline");
  expect(paths).toContain("figures.years.2025.revenueFen");
  expect(paths).toContain("ip.rights.invention_patent");
  expect(paths).not.toContain("figures.note");
  expect(new Set(paths).size).toBe(paths.length);
});

test("two contents differ by lines, in the order of the form; the order within a list is no difference", () => {
  const before = aContent();
  const after = {
    ...before,
    people: { ...before.people, keyRoles: [...before.people.keyRoles].reverse() },
    ip: { ...before.ip, rights: { ...before.ip.rights, invention_patent: 8, software_copyright: 2 } },
    business: { ...before.business, market: "新市场。" },
  };
  const rows = leafDifferences(before, after).map(({ path, before: old, after: young }) => [
    path,
    old,
    young,
  ]);
  expect(rows).toEqual([
    ["business.market", before.business.market, "新市场。"],
    ["ip.rights.invention_patent", 7, 8],
    ["ip.rights.software_copyright", null, 2],
  ]);
});
