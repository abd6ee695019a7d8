import { expect } from "@playwright/test";
import { paths } from "#app/shared/paths.ts";
import { amountField, amountToType } from "./path/offer.ts";
import { CountedKeyboard } from "./support/counted-keyboard.ts";
import { languagesOf } from "./support/languages.ts";
import { test } from "./support/test.ts";

/** The most presses from an application to an issued loan offer, beside the typed texts. */
const MOST_PRESSES = 120;

for (const locale of languagesOf("offer-by-keyboard")) {
  test(`a banker issues a loan offer without the mouse, in few key presses (${locale})`, async ({
    testData,
    comesBack,
  }) => {
    const [bank, company] = await Promise.all([testData.bank(locale), testData.published(locale)]);
    const introductionId = await testData.consented(bank, company);
    const banker = await comesBack(bank, { locale });
    const { builder, common, introduction, offer, review, terms } = banker.words;
    await banker.goes(paths.institution.introduction(introductionId));
    await banker.follows(introduction("institution.toApplication"));
    await banker.page.waitForURL(/\/institution\/applications\//);
    await banker.goes(banker.page.url());
    const keys = new CountedKeyboard(banker.page);

    keys.at("application");
    await keys.tabsTo(banker.page.getByRole("link", { name: common("skip") }));
    await keys.press("Enter");
    await keys.tabsTo(banker.button(introduction("institution.startOffer")));
    await keys.press("Enter");

    keys.at("amount");
    await banker.reads(offer("builder.title", { company: company.texts.name }));
    const amount = banker.part(builder("amount.title"));
    await keys.isAt(banker.field(offer("builder.fields.instrument")));
    await expect(banker.field(offer("builder.fields.amountFen"), amount)).not.toHaveValue("");
    await expect(banker.field(offer("builder.fields.termMonths"))).not.toHaveValue("");
    await keys.press("Enter");

    keys.at("price");
    await keys.isAt(banker.main().getByRole("radio", { name: offer("builder.price.lpr") }));
    await keys.tabsTo(banker.field(offer("builder.fields.spreadBp")));
    await keys.types("75");
    await keys.press("Enter");

    keys.at("security");
    await keys.isAt(banker.main().getByRole("checkbox", { name: terms("securities.class_one_ip") }));
    await keys.press("Space");
    await keys.press("Enter");

    keys.at("conditions");
    await keys.isAt(banker.field(offer("builder.fields.conditionsText")));
    await keys.types(company.texts.purposeNote);
    await expect(banker.field(offer("builder.fields.expiresOn"))).not.toHaveValue("");
    await keys.tabsTo(banker.field(offer("builder.fields.drawdownDays")));
    await keys.types("15");
    await keys.press("Enter");

    keys.at("review");
    await banker.sees(review("issue.title"));
    await keys.tabsTo(amountField(banker));
    await keys.types(await amountToType(banker));
    await keys.tabsTo(banker.button(review("issue.act")));
    await keys.press("Enter");
    await banker.page.waitForURL(({ searchParams }) => !searchParams.has("view"));
    await banker.sees(terms("states.offer.issued"));

    console.info(`offer by keyboard (${locale}): ${keys.summary()}`);
    expect(keys.presses, keys.summary()).toBeLessThanOrEqual(MOST_PRESSES);
  });
}
