import { expect } from "@playwright/test";
import { paths } from "#app/shared/paths.ts";
import { confirmsIssue, toStep } from "./path/offer.ts";
import { languagesOf } from "./support/languages.ts";
import type { Person } from "./support/person.ts";
import { test } from "./support/test.ts";

/** From the page of an introduction to the first step of an offer. */
async function starts(banker: Person, introductionId: string, company: string): Promise<void> {
  const { introduction, offer } = banker.words;
  await banker.goes(paths.institution.introduction(introductionId));
  await banker.presses(introduction("institution.startOffer"));
  await banker.reads(offer("builder.title", { company }));
}

for (const locale of languagesOf("offer-steps")) {
  test(`without script each step saves what was typed and names what is wrong in it, and the offer is issued (${locale})`, async ({
    testData,
    comesBack,
  }) => {
    const [bank, company] = await Promise.all([testData.bank(locale), testData.published(locale)]);
    const introductionId = await testData.consented(bank, company);
    const banker = await comesBack(bank, { locale, withoutScript: true });
    const { builder, offer, forms, terms } = banker.words;
    await starts(banker, introductionId, company.texts.name);
    const goesOn = (step: "price" | "security" | "conditions") =>
      banker.presses(builder("steps.goOn", { step: builder(`steps.names.${step}`) }));
    const points = offer("builder.fields.spreadBp");

    await banker.types(offer("builder.fields.termMonths"), "30");
    await goesOn("price");
    await expect(banker.field(points)).toBeVisible();
    await goesOn("security");
    await banker.sees(forms("rate-missing"));
    await banker.types(points, "seventy");
    await goesOn("security");
    await banker.sees(forms("wholeNumber"));
    await expect(banker.field(points)).toHaveValue("seventy");

    await toStep(banker, "conditions");
    await toStep(banker, "amount");
    await expect(banker.field(offer("builder.fields.termMonths"))).toHaveValue("30");
    await toStep(banker, "price");
    await expect(banker.field(points)).toHaveValue("seventy");
    await banker.types(points, "75");
    await goesOn("security");
    await goesOn("conditions");
    await banker.presses(offer("builder.issue"));
    await confirmsIssue(banker);
    await banker.sees(terms("states.offer.issued"));
  });

  test(`without a connection the steps stay open, and nothing typed is lost (${locale})`, async ({
    testData,
    comesBack,
  }) => {
    const [bank, company] = await Promise.all([testData.bank(locale), testData.published(locale)]);
    const introductionId = await testData.consented(bank, company);
    const banker = await comesBack(bank, { locale, inspects: "on-desktop-and-phone" });
    const { builder, common, offer } = banker.words;
    await starts(banker, introductionId, company.texts.name);
    const status = (text: string) => banker.main().getByRole("status").filter({ hasText: text });
    await banker.hasForms();
    await banker.page.context().setOffline(true);
    await banker.types(offer("builder.fields.termMonths"), "30");
    await toStep(banker, "price");
    await banker.types(offer("builder.fields.spreadBp"), "2000");
    await toStep(banker, "amount");
    await expect(banker.field(offer("builder.fields.termMonths"))).toHaveValue("30");
    await expect(status(common("autosave.offline"))).toBeVisible();

    await banker.page.context().setOffline(false);
    await expect(status(common("autosave.offline"))).toHaveCount(0, { timeout: 20_000 });
    await toStep(banker, "price");
    // Dearer than the mandate allows.
    await expect(banker.main().locator("[data-step=price] .notice--due")).toBeVisible();
    await banker.inspects("price warned of");
    await banker.page.reload();
    await expect(banker.field(offer("builder.fields.spreadBp"))).toHaveValue("2000");

    await banker.page.setViewportSize({ width: 390, height: 844 });
    const view = banker.page.locator("#company-view");
    await expect(view).toBeHidden();
    await banker.presses(builder("view.open"));
    await expect(view).toBeVisible();
    await banker.presses(builder("view.close"));
    await expect(view).toBeHidden();

    await banker.presses(builder("view.open"));
    await view.getByRole("button").first().focus();
    await banker.page.keyboard.press("Shift+Tab");
    await expect(view).toBeHidden();
    await expect(banker.button(builder("view.open"))).toBeFocused();

    await banker.presses(builder("view.open"));
    await banker.inspects("the company's view on a phone");
  });
}
