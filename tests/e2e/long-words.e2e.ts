import { expect } from "@playwright/test";
import { paths } from "#app/shared/paths.ts";
import { dayOn } from "#tests/factories/days.ts";
import type { Person } from "./support/person.ts";
import { test } from "./support/test.ts";

const longWord = "W".repeat(480);

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

test("an institution with the longest name breaks the layout of no list where a company begins", async ({
  testData,
  meet,
}) => {
  // As long as the register's form takes it.
  const name = "W".repeat(160);
  const { bank, owner, company } = await meet("offered");
  await testData.isCalled(bank.actor.institutionId, name);
  for (const path of [paths.company.home(), paths.company.introductions()]) {
    await fits(owner, path, name);
  }
  // The comparison of offers is the widest page: also where it reflows at the narrowest.
  await fits(owner, paths.company.offers(), name, [1280, 390, 320]);
  // The list of funders has pages: the name may stand on a later one.
  await fits(owner, paths.company.funders(company.prospectId), "P-");
});
