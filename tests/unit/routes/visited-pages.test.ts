import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { inspectedByJourneys } from "#tests/support/pages/inspected-by-journeys.ts";
import { pairVisits } from "#tests/support/pages/pair-visits.ts";
import { pageRoutes, routeAt } from "#tests/support/pages/routes.ts";
import { visits } from "#tests/support/pages/visits.ts";

const routes = pageRoutes();
const visited = [...Object.values(visits), ...Object.values(pairVisits)].flat().map(({ route }) => route);

test("every route that shows a page is visited and inspected, or inspected by a journey", () => {
  expect(routes.length).toBeGreaterThan(100);
  const listed = new Set([...visited, ...Object.keys(inspectedByJourneys)]);
  expect(
    routes.filter((route) => !listed.has(route)),
    "no visit leads there",
  ).toEqual([]);
  expect(
    [...listed].filter((route) => !routes.includes(route)),
    "shows no page",
  ).toEqual([]);
});

test("a page that journeys inspect is in no list of visits, and its journey inspects", () => {
  for (const [route, journey] of Object.entries(inspectedByJourneys)) {
    expect(visited).not.toContain(route);
    const file = `tests/e2e/${journey}`;
    expect(existsSync(file), file).toBe(true);
    expect(readFileSync(file, "utf8"), file).toContain("inspects");
  }
});

test("the route of an address is the one with the fewest parameters", () => {
  const id = "8c1a3f5e-0000-4000-8000-000000000000";
  expect(routeAt("/", routes)).toBe("_index");
  expect(routeAt("/nowhere/at/all", routes)).toBe("$");
  expect(routeAt("/company/introductions/several", routes)).toBe("company.introductions.several");
  expect(routeAt(`/company/introductions/${id}`, routes)).toBe("company.introductions.$introductionId");
  expect(routeAt(`/company/introductions/${id}/revoke`, routes)).toBe(
    "company.introductions.$introductionId_.revoke",
  );
  expect(routeAt(`/company/prospects/${id}/figures`, routes)).toBe("company.prospects.$prospectId.$step");
  expect(routeAt("/institution/opportunities/P-12", routes)).toBe("institution.opportunities.$prospectId");
});
