import { expect } from "@playwright/test";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { paths, withQuery } from "#app/shared/paths.ts";
import { reviewPaths } from "#app/shared/review-paths.ts";
import { dayOn } from "#tests/factories/days.ts";
import { startsTheDay } from "./path/admin.ts";
import { shoots } from "./support/shoots.ts";
import type { Person } from "./support/person.ts";
import { test } from "./support/test.ts";

const longWord = "W".repeat(480);
/** As long as the register's forms take a name. */
const longName = "W".repeat(160);
/** As long as an institution may call a mandate. */
const longMandate = "W".repeat(80);

/** A page never scrolls sideways, however wide its content is. */
async function fits(
  person: Person,
  path: string,
  word = longWord,
  widths: readonly number[] = [1280, 390],
): Promise<void> {
  for (const width of widths) {
    await person.page.setViewportSize({ width, height: 900 });
    await person.goes(path);
    await expect(person.main()).toContainText(word);
    // What is folded is as wide as the rest once it is opened.
    await person.page.evaluate(() => {
      for (const folded of document.querySelectorAll<HTMLDetailsElement>("main details.more"))
        folded.open = true;
    });
    await shoots(
      person.page,
      `long-words${path.replace(/[0-9a-f-]{36}/g, "").replace(/[^a-z]+/g, "-")}-${width}`,
    );
    // Each page that is too wide is named, not the first alone.
    const wide = await person.page.evaluate(() => document.documentElement.scrollWidth);
    expect.soft(wide, path).toBe(width);
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
  comesBack,
}) => {
  const { bank, owner, company, introductionId } = await meet("consented");
  const offerId = await testData.offers(bank, introductionId);
  const other = await testData.published("en");
  const dealId = await testData.contracted(bank, other);
  await testData.isCalled(bank.actor.institutionId, longName);
  for (const path of [
    paths.company.home(),
    paths.company.introductions(),
    paths.company.introduction(introductionId),
    paths.company.offer(offerId),
    reviewPaths.acceptance(offerId),
  ]) {
    await fits(owner, path, longName);
  }
  // The comparison of offers is the widest page: also where it reflows at the narrowest.
  await fits(owner, paths.company.offers(), longName, [1280, 390, 320]);
  const borrower = await comesBack(other);
  for (const path of [paths.company.deals(), paths.company.deal(dealId)])
    await fits(borrower, path, longName);
  // The list of funders has pages: the name may stand on a later one.
  await fits(owner, paths.company.funders(company.prospectId), "P-");
});

test("a company and a mandate with the longest names break the layout of no page of an institution", async ({
  testData,
  comesBack,
}) => {
  const named = { englishName: longName };
  const [bank, company, other] = await Promise.all([
    testData.bank(),
    testData.published("en", undefined, named),
    testData.published("en", undefined, named),
  ]);
  const dealId = await testData.contracted(bank, company);
  const introductionId = await testData.consented(bank, other);
  await testData.isCalled(bank.mandateId, longMandate, "mandate");
  const banker = await comesBack(bank);
  for (const path of [
    paths.institution.introduction(introductionId),
    paths.institution.introductions(),
    paths.institution.pipeline(),
    `${paths.institution.deal(dealId)}/end`,
  ]) {
    await fits(banker, path, longName);
  }
  await fits(banker, paths.institution.introductionConsent(introductionId), "I-");
  await fits(banker, paths.institution.home(), longMandate);
});

test("the longest texts break the layout of no page of an admin", async ({ testData, arrives }) => {
  const bank = await testData.bank();
  await testData.isCalled(bank.actor.institutionId, longName);
  const company = await testData.submitted("en", undefined, { product: longWord, englishName: longName });
  const admin = await arrives({ locale: "en" });
  await startsTheDay(admin);
  await admin.goes(withQuery(adminPaths.queue(), { q: company.texts.legalName }));
  await admin.main().locator("a.row-link").first().click();
  await expect(admin.page).toHaveURL(/\/admin\/cases\/[0-9a-f-]{36}$/);
  await expect(admin.main()).toContainText(longName);
  const number = /C-\d+/.exec(await admin.main().innerText())?.[0] ?? "";
  await fits(admin, new URL(admin.page.url()).pathname);
  await fits(admin, withQuery(adminPaths.queue(), { q: number }), longName);
  await fits(admin, adminPaths.home(), "C-");
  await fits(admin, adminPaths.institution(bank.actor.institutionId), longName);
});
