import { expect } from "@playwright/test";
import { paths } from "#app/shared/paths.ts";
import { reviewPaths } from "#app/shared/review-paths.ts";
import { dayOn } from "#tests/factories/days.ts";
import type { Person } from "./support/person.ts";
import { test } from "./support/test.ts";

const longWord = "W".repeat(480);

/** A page never scrolls sideways, however wide its content is. */
async function fits(person: Person, path: string, word = longWord): Promise<void> {
  for (const width of [1280, 390]) {
    await person.page.setViewportSize({ width, height: 900 });
    await person.goes(path);
    await expect(person.main()).toContainText(word);
    expect(await person.page.evaluate(() => document.documentElement.scrollWidth), path).toBe(width);
  }
}

test("a very long word breaks the layout of no page of either side", async ({ testData, meet }) => {
  const { bank, banker, owner, offerId } = await meet("offered");
  const { offer } = owner.words;
  await owner.goes(paths.company.offer(offerId));
  await owner.types(offer("terms.term"), "36");
  await owner.types(offer("counter.why"), longWord);
  await owner.presses(offer("counter.send"));
  await owner.sees(offer("counter.round", { round: 2, rounds: 5 }));
  await fits(owner, paths.company.offer(offerId));
  await fits(banker, paths.institution.offer(offerId));

  const other = await testData.published("en");
  const introductionId = await testData.consented(bank, other);
  await banker.goes(paths.institution.introductionDocuments(introductionId));
  const { documents } = banker.words;
  await banker.types(documents("ask.words"), longWord);
  await banker.types(documents("ask.dueOn"), dayOn(60));
  await banker.presses(documents("ask.act"));
  await banker.sees(documents("requestStatuses.requested"));
  await fits(banker, paths.institution.introductionDocuments(introductionId));
});

test("an institution with the longest name breaks the layout of no page of a company", async ({
  testData,
  meet,
}) => {
  test.setTimeout(120_000);
  // As long as the register's form takes it.
  const name = "W".repeat(160);
  const offered = await meet("offered");
  const contracted = await meet("contracted");
  for (const { bank } of [offered, contracted]) await testData.isCalled(bank.actor.institutionId, name);
  const { owner, offerId, company } = offered;
  const own = paths.company;
  const introduction = owner.main().locator('a[href^="/company/introductions/"]').first();
  for (const path of [own.home(), own.funders(company.prospectId), own.introductions(), own.offers()])
    await fits(owner, path, name);
  for (const path of [own.offer(offerId), reviewPaths.acceptance(offerId), paths.notifications()])
    await fits(owner, path, name);
  await owner.goes(own.introductions());
  const [met = ""] =
    /\/company\/introductions\/[0-9a-f-]{36}/.exec((await introduction.getAttribute("href")) ?? "") ?? [];
  for (const part of ["", "/consent", "/revoke", "/documents"]) await fits(owner, met + part, name);
  for (const path of [
    own.home(),
    own.deals(),
    own.deal(contracted.dealId),
    `${own.deal(contracted.dealId)}/end`,
  ])
    await fits(contracted.owner, path, name);
});
