import { expect } from "@playwright/test";
import { paths } from "#app/shared/paths.ts";
import { pictured } from "./support/inspection.ts";
import { languagesOf } from "./support/languages.ts";
import type { Person } from "./support/person.ts";
import { test } from "./support/test.ts";

/** A sheet of A4 between the margins of the style sheet, at 96 dots per inch. */
const sheet = { width: 688, height: 1000 };

/** On paper a page has its content, no control, nothing beside the sheet, and what is folded on the screen. */
async function prints(person: Person, name: string): Promise<void> {
  const { page } = person;
  await page.setViewportSize(sheet);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const left = await page.evaluate(() => ({
    controls: [...document.querySelectorAll("button, input, select, textarea, nav a")]
      .filter((one) => one.checkVisibility({ visibilityProperty: true }))
      .map((one) => one.outerHTML.slice(0, 120)),
    folded: [...document.querySelectorAll("main details > :not(summary)")]
      .filter(
        (one) =>
          one.closest(".decision__part, form") === null &&
          !one.matches(".popover__panel") &&
          !one.checkVisibility(),
      )
      .map((one) => one.outerHTML.slice(0, 120)),
    beside: document.documentElement.scrollWidth - window.innerWidth,
  }));
  await pictured(page, `${name}.print.${person.locale}`);
  await page.emulateMedia({ media: "screen" });
  expect(left, name).toEqual({ controls: [], folded: [], beside: 0 });
}

for (const locale of languagesOf("print")) {
  test(`an application, an offer and a deal are printed whole and without controls (${locale})`, async ({
    testData,
    comesBack,
  }) => {
    const [bank, company] = await Promise.all([testData.bank(locale), testData.published(locale)]);
    const [other, third] = [await testData.published(locale), await testData.published(locale)];
    await testData.consented(bank, company);
    const offerId = await testData.offered(bank, other);
    const dealId = await testData.contracted(bank, third);
    const banker = await comesBack(bank, { locale });
    await banker.goes(paths.institution.applications());
    await banker.follows(company.texts.name);
    await banker.sees(banker.words.application("page.pdf"));
    await banker.isReady();
    await prints(banker, "application");
    await banker.goes(paths.institution.offer(offerId));
    await prints(banker, "offer");
    await banker.goes(paths.institution.deal(dealId));
    await prints(banker, "deal");
  });
}
