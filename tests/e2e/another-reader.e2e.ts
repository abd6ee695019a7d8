import { expect } from "@playwright/test";
import { paths } from "#app/shared/paths.ts";
import type { Person } from "#tests/e2e/support/person.ts";
import { languagesOf } from "#tests/e2e/support/languages.ts";
import { shoots } from "#tests/e2e/support/shoots.ts";
import { test } from "#tests/e2e/support/test.ts";

/** Chooses the organization on the page of the account. */
async function worksFor(person: Person, organization: string): Promise<void> {
  await person.goes(paths.account());
  await person.main().getByRole("row").filter({ hasText: organization }).getByRole("button").click();
  await expect(person.page).not.toHaveURL(/\/account$/);
}

for (const locale of languagesOf("another reader")) {
  for (const withoutScript of [false, true]) {
    test(`a tab of one organization changes nothing of another (${locale}, ${withoutScript ? "without" : "with"} script)`, async ({
      testData,
      comesBack,
    }) => {
      const [mine, other] = [await testData.published(locale), await testData.published(locale)];
      const names = await testData.worksAlsoFor(mine, other);
      const owner = await comesBack(mine, { locale, withoutScript });
      const { accounts } = owner.words;
      const email = "new@people.test";
      await owner.goes(paths.company.team());
      await owner.types(accounts("fields.email"), email);

      const second = await owner.opensTab();
      await worksFor(second, names.other);
      for (let press = 0; press < 2; press += 1) {
        await owner.presses(accounts("team.send"));
        const refusal = owner.main().getByRole("alert");
        await expect(refusal).toHaveCount(1);
        await expect(refusal).toContainText(names.own);
        await expect(owner.field(accounts("fields.email"))).toHaveValue(email);
      }
      for (const width of [1280, 390]) {
        await owner.page.setViewportSize({ width, height: 900 });
        await shoots(owner.page, `another-organization.${locale}.${String(width)}`);
      }
      await owner.page.setViewportSize({ width: 1280, height: 900 });
      await second.goes(paths.company.team());
      await second.doesNotSee(email);

      await worksFor(second, names.own);
      await owner.presses(accounts("team.send"));
      await owner.sees(email);
    });
  }
}

test("a tab of a company that becomes one of a bank returns what was typed", async ({
  testData,
  comesBack,
}) => {
  const [bank, company] = [await testData.bank(), await testData.published()];
  const offerId = await testData.offered(bank, company);
  const names = await testData.worksAlsoFor(company, bank);
  const owner = await comesBack(company);
  const { offer } = owner.words;
  await owner.goes(paths.company.offer(offerId));
  await owner.types(offer("terms.term"), "36");
  await owner.types(offer("counter.why"), company.texts.purposeNote);
  const second = await owner.opensTab();
  await worksFor(second, names.other);
  await owner.presses(offer("counter.send"));
  await expect(owner.main().getByRole("alert")).toContainText(names.own);
  await expect(owner.main()).toContainText(company.texts.purposeNote);
});
