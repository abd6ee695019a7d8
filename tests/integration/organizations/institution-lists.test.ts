import { expect, test } from "vitest";
import { PAGE_SIZE } from "#app/lib/paging.ts";
import { paths } from "#app/shared/paths.ts";
import { openParties } from "#tests/factories/open-given.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { testWeb } from "#tests/support/http/test-web.ts";

/** The lists of an institution with two hundred matters: every one is on exactly one page. */
const { app, company, institution, given, db } = openParties();
const web = testWeb(app, builtPages, "en");
const many = 200;

/** The links to records in the rows of each page of a list, by the way on that the pages show. */
async function rowsOf(path: string): Promise<string[][]> {
  const banker = web.browser(web.sessions.institution(institution));
  const pages: string[][] = [];
  let next: string | undefined = path;
  while (next !== undefined) {
    const { status, text } = await banker.get(next);
    expect(status).toBe(200);
    expect(text.length).toBeLessThan(250_000);
    pages.push([...text.matchAll(/<a class="row-link"[^>]* href="([^"]*)"/g)].map(([, to = ""]) => to));
    const link = /<a\b[^>]*rel="next"[^>]*>/.exec(text)?.[0];
    next = link === undefined ? undefined : /href="([^"]*)"/.exec(link)?.[1]?.replaceAll("&amp;", "&");
  }
  return pages;
}

test("two hundred introductions, applications and offers are each on one page of their list, however it is sorted", async () => {
  const mandate = await given.activeMandate(institution);
  for (let number = 0; number < many; number += 1) {
    const prospect = await given.publishedProspect(company);
    const { introductionId } = await given.issuedOffer(prospect, mandate);
    await db.insert("application", {
      companyId: company.companyId,
      institutionId: institution.institutionId,
      introductionId,
      prospectId: prospect.id,
      prospectVersion: 1,
      mandateId: mandate.id,
      status: "offered",
    });
  }
  const lists = [
    paths.institution.introductions(),
    paths.institution.applications(),
    paths.institution.offers(),
  ];
  const sorted = [`${paths.institution.offers()}?sort=largest`, ...lists.map((path) => `${path}?sort=title`)];
  for (const path of [...lists, ...sorted]) {
    const pages = await rowsOf(path);
    expect(new Set(pages.flat()).size, path).toBe(many);
    expect(pages.flat(), path).toHaveLength(many);
    expect(Math.max(...pages.map((rows) => rows.length)), path).toBeLessThanOrEqual(PAGE_SIZE);
  }
});

test("a list says by which head it is sorted, and ignores an order that it doesn't have", async () => {
  await given.issuedOffer(await given.publishedProspect(company), await given.activeMandate(institution));
  const banker = web.browser(web.sessions.institution(institution));
  const headOf = async (path: string) =>
    /<th[^>]*aria-sort="(\w+)"[^>]*><a [^>]*>([^<]*)</.exec((await banker.get(path)).text)?.slice(1);
  const offers = paths.institution.offers();
  expect(await headOf(offers)).toEqual(["descending", "Last move"]);
  expect(await headOf(`${offers}?sort=smallest`)).toEqual(["ascending", "Amount"]);
  expect(await headOf(`${offers}?sort=price`)).toEqual(["descending", "Last move"]);
  expect(await headOf(`${paths.institution.introductions()}?sort=largest`)).toEqual([
    "descending",
    "Last move",
  ]);
  expect(await headOf(`${paths.institution.introductions()}?sort=deadline&cursor=x`)).toEqual([
    "ascending",
    "Clock",
  ]);
});
