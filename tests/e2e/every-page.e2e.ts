import { expect } from "@playwright/test";
import { paths } from "#app/shared/paths.ts";
import { pairVisits, type PairStage } from "#tests/support/pages/pair-visits.ts";
import { pageRoutes, routeAt } from "#tests/support/pages/routes.ts";
import { type Visit, visits, VISITORS } from "#tests/support/pages/visits.ts";
import { isWhole, sampleOf } from "#tests/support/sample.ts";
import { signsIn } from "./path/accounts.ts";
import { demoPassword } from "./path/admin.ts";
import { languagesOf } from "./support/languages.ts";
import type { Person } from "./support/person.ts";
import { routesAskingMoreThan } from "./support/statements.ts";
import { test } from "./support/test.ts";

const routes = pageRoutes();
const stages = Object.keys(pairVisits) as PairStage[];
/** A tenth of all visits: as many seeds that follow each other visit all. */
const chosen = new Set<unknown>(
  sampleOf(
    [...VISITORS.flatMap((visitor) => visits[visitor]), ...stages.flatMap((stage) => pairVisits[stage])],
    10,
  ),
);
/** How many pages one test visits, so that two browsers share the work. */
const PAGES_OF_TEST = 16;

const inspecting = { inspects: "on-desktop-and-phone", walksWhole: isWhole } as const;
const noneYet = { introductionId: "", offerId: "", dealId: "", drawdownId: "", disputeId: "" };

for (const visitor of VISITORS) {
  const wanted = visits[visitor].filter((visit) => chosen.has(visit));
  for (let from = 0; from < wanted.length; from += PAGES_OF_TEST) {
    const some = wanted.slice(from, from + PAGES_OF_TEST);
    const title = `pages ${from + 1} to ${from + some.length} of the ${visitor} are accessible`;
    for (const locale of languagesOf(title)) {
      test(`${title}: ${locale}`, async ({ arrives }) => {
        test.setTimeout(600_000);
        const person = await arrives({ locale, ...inspecting });
        await person.goes(paths.signIn());
        if (visitor !== "visitor") await signsIn(person, `${visitor}@demo.longspring.test`, demoPassword);
        await person.speaksOwnLanguage();
        const faults = [];
        for (const visit of some)
          faults.push(...(await faultsOf(person, visit, () => reaches(person, visit))));
        expect(faults).toEqual([]);
        expect(person.failures()).toEqual([]);
        expect(await routesAskingMoreThan(6)).toEqual([]);
      });
    }
  }
}

for (const stage of stages) {
  const wanted = pairVisits[stage].filter((visit) => chosen.has(visit));
  const title = `pages of a pair that is ${stage} are accessible`;
  for (const locale of wanted.length === 0 ? [] : languagesOf(title)) {
    test(`${title}: ${locale}`, async ({ meet, testData, comesBack }) => {
      test.setTimeout(300_000);
      const faults = [];
      if (stage === "rejected") {
        const company = await testData.rejected(locale);
        const owner = await comesBack(company, { locale, ...inspecting });
        const pair = { company, bank: { mandateId: "" }, ...noneYet };
        for (const visit of wanted)
          faults.push(...(await faultsOf(owner, visit, () => owner.goes(visit.path(pair)))));
      } else {
        const pair = await meet(stage, { locale, both: inspecting });
        for (const visit of wanted) {
          const person = pair[visit.who];
          faults.push(...(await faultsOf(person, visit, () => person.goes(visit.path(pair)))));
        }
      }
      expect(faults).toEqual([]);
    });
  }
}

/** Opens the page, and says what is wrong with it; the next page is opened all the same. */
async function faultsOf(
  person: Person,
  { route }: { route: string },
  reach: () => Promise<void>,
): Promise<string[]> {
  try {
    await reach();
    expect(routeAt(new URL(person.page.url()).pathname, routes), "the route that answers").toBe(route);
    await expect(person.page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(person.main()).not.toContainText(person.words.common("errors.failed.title"));
    await person.alwaysInspects(person.page.url());
    return [];
  } catch (error) {
    return [`${route}: ${(error as Error).message}`];
  }
}

async function reaches(person: Person, { path, follow = [], then }: Visit): Promise<void> {
  await person.goes(path);
  for (const pattern of follow) await person.goes(await firstLink(person, pattern));
  if (then === undefined || then === "") return;
  const { pathname } = new URL(person.page.url());
  await person.goes(new URL(`${pathname}${then}`, person.page.url()).href);
}

async function firstLink({ page }: Person, pattern: RegExp): Promise<string> {
  const links = await page.locator("main a[href]").evaluateAll((all) =>
    all.map((link) => {
      const { pathname, search } = new URL(link.getAttribute("href") ?? "", document.baseURI);
      return pathname + search;
    }),
  );
  const found = links.find((link) => pattern.test(link));
  if (found === undefined) throw new Error(`${page.url()} links to nothing like ${pattern}`);
  return found;
}
