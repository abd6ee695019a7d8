import { expect } from "@playwright/test";
import { paths } from "#app/shared/paths.ts";
import { writesBrief } from "./path/brief.ts";
import { languagesOf } from "./support/languages.ts";
import type { Person } from "./support/person.ts";
import { test } from "./support/test.ts";
import type { TestCompany } from "#tests/e2e/support/test-data/companies.ts";

async function opensBrief(owner: Person, { prospectId }: TestCompany): Promise<void> {
  await owner.goes(paths.company.prospectStep(prospectId, "brief"));
  await owner.reads(owner.words.brief("title"));
}

for (const options of [{ withoutScript: true }, { inspects: "on-desktop-and-phone" }] as const) {
  const how = "inspects" in options ? "with scripts" : "without";
  for (const locale of languagesOf(`brief ${how}`))
    test(`an ask on one page names each error, keeps the answers, and is submitted (${how}, ${locale})`, async ({
      testData,
      comesBack,
    }) => {
      const company = await testData.company(locale);
      const owner = await comesBack(company, { locale, ...options });
      const { brief, common, forms, prospect, terms } = owner.words;
      await opensBrief(owner, company);
      await owner.types(prospect("fields.business.product"), company.texts.product);
      await owner.types(prospect("fields.ask.amountMaxFen"), "many");
      await owner.presses(common("actions.saveAndContinue"));
      await expect(owner.main().getByRole("group", { name: /\d/ }).first()).toContainText(
        forms("not-an-amount"),
      );
      await expect(owner.field(prospect("fields.business.product"))).toHaveValue(company.texts.product);

      await writesBrief(owner, owner, company.texts);
      await owner.presses(common("actions.saveAndContinue"));
      await owner.reads(brief("preview"));
      await owner.presses(prospect("submit.button"));
      await owner.sees(terms("states.prospect.submitted"));
    });
}
