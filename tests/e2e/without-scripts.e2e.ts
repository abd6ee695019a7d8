import { expect } from "@playwright/test";
import { locales } from "#app/i18n/locale.ts";
import { paths } from "#app/shared/paths.ts";
import { isWhole } from "#tests/support/sample.ts";
import { comesWithProspect } from "./path/company.ts";
import { consents } from "./path/consent.ts";
import { bringsToMoney, closesAsFunded } from "./path/deal.ts";
import { accepts } from "./path/offer.ts";
import { languagesOf, otherThan } from "./support/languages.ts";
import { companyTexts } from "./support/test-texts.ts";
import { test } from "./support/test.ts";

/** The language that the journey with scripts is not walked in; both where it is walked in both. */
const [language] = languagesOf("a company gets funded");
const unscripted = isWhole ? locales : [otherThan(language)];

for (const locale of unscripted) {
  test(`a company gets funded without JavaScript, from sign-up to a confirmed drawdown (${locale})`, async ({
    arrives,
    comesBack,
    testData,
  }) => {
    test.setTimeout(300_000);
    const owner = await arrives({ locale, withoutScript: true });
    const bank = await testData.bank(locale);
    const texts = companyTexts(locale);
    await comesWithProspect(owner, texts);
    const company = await testData.registered(texts);
    await testData.publishes(company.prospectId);
    const introductionId = await testData.introduction(bank, company);
    await consents(owner, bank.texts.name);
    await testData.offers(bank, introductionId);
    await accepts(owner, bank.texts.name);
    const banker = await comesBack(bank, { locale, withoutScript: true });
    await bringsToMoney({ owner, banker });
    await closesAsFunded(owner, texts.headline);
  });

  test(`an offer is countered without JavaScript: a mistake is named, and what was typed stays (${locale})`, async ({
    meet,
  }) => {
    const { bank, company, owner, banker, offerId } = await meet("offered", {
      locale,
      owner: { withoutScript: true },
    });
    const { forms, offer } = owner.words;
    const why = company.texts.purposeNote;
    await owner.goes(paths.company.offer(offerId));
    await owner.types(offer("terms.term"), "soon");
    await owner.types(offer("counter.why"), why);
    await owner.presses(offer("counter.send"));
    await owner.sees(forms("wholeNumber"));
    await expect(owner.field(offer("counter.why"))).toHaveValue(why);
    await owner.types(offer("terms.term"), "36");
    await owner.presses(offer("counter.send"));
    await owner.sees(offer("answer.countered", { institution: bank.texts.name }));
    await banker.goes(paths.institution.offer(offerId));
    await banker.sees(why);
  });
}
