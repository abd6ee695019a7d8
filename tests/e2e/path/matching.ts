import { expect } from "@playwright/test";
import { paths, withQuery } from "#app/shared/paths.ts";
import type { Person } from "../support/person.ts";

/** Finds a prospect on the ranked list, page by page; the job that ranks it may still be at work. */
export async function findsOpportunity(banker: Person, headline: string): Promise<void> {
  const { matching } = banker.words;
  const newest = withQuery(paths.institution.opportunities(), {
    sector: "photonics/laser-devices",
    sort: "newest",
  });
  await expect(async () => {
    await banker.goes(newest);
    await banker.reads(matching("opportunities.title"));
    expect(await banker.turnsPagesTo(opportunityCard(banker, headline))).toBe(true);
  }).toPass({ timeout: 30_000, intervals: [300, 500] });
}

export function opportunityCard(banker: Person, headline: string) {
  return banker.page.locator(".list-rows > li, article").filter({ hasText: headline });
}

/** Opens the form that passes on a row. */
export async function opensPass(banker: Person, headline: string): Promise<void> {
  await opportunityCard(banker, headline)
    .getByRole("link", { name: banker.words.matching("opportunities.pass.open") })
    .click();
}

/** Asks to meet the company behind a teaser. */
export async function pursues(banker: Person, headline: string, message: string): Promise<void> {
  const { introduction, matching } = banker.words;
  await opportunityCard(banker, headline)
    .getByRole("link", { name: new RegExp(`^${matching("opportunities.pursue")}`) })
    .click();
  await banker.reads(introduction("request.title", { headline }));
  await banker.types(introduction("request.message"), message);
  await banker.presses(introduction("request.act"));
  await banker.reads(introduction("institution.with", { company: headline }));
  await banker.sees(introduction("institution.blind"));
}
