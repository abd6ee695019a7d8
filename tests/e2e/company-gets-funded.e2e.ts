import { test } from "@playwright/test";
import { locales } from "#app/i18n/locale.ts";
import { joins } from "./path/accounts.ts";
import { publishesProspect, startsTheDay, verifiesInstitution } from "./path/admin.ts";
import { listsRights, registersCompany, submitsProspect, writesProspect } from "./path/company.ts";
import { applies } from "./path/institution.ts";
import { consents } from "./path/consent.ts";
import { bringsToMoney } from "./path/deal.ts";
import { writesMandate } from "./path/mandate.ts";
import { findsDeal, pursues } from "./path/matching.ts";
import { accepts, makesOffer } from "./path/offer.ts";
import { Person } from "./support/person.ts";
import { companyStory, institutionStory } from "./support/stories.ts";

for (const locale of locales) {
  test(`a company gets funded, from sign-up to a confirmed drawdown: ${locale}`, async ({ browser }) => {
    test.setTimeout(300_000);
    const owner = await Person.arrives(browser, { locale, inspects: "on-desk-and-phone" });
    const banker = await Person.arrives(browser, { locale, inspects: "on-desk" });
    const admin = await Person.arrives(browser, { locale, inspects: "on-desk" });
    const company = companyStory(locale);
    const bank = institutionStory(locale);
    await test.step("the institution applies", async () => {
      await joins(banker, "institution", bank);
      await applies(banker, bank);
    });
    await test.step("the admin verifies it", async () => {
      await startsTheDay(admin);
      await verifiesInstitution(admin, bank.name);
    });
    await test.step("the company writes its prospect", async () => {
      await joins(owner, "company", company);
      await registersCompany(owner, company);
      await listsRights(owner);
      await writesProspect(owner, company);
      await submitsProspect(owner);
    });
    await test.step("the admin publishes it", async () => {
      await publishesProspect(admin, company.name);
    });
    await test.step("the institution writes its mandate", async () => {
      await writesMandate(banker, bank);
    });
    await test.step("the institution asks to meet the company", async () => {
      await findsDeal(banker, company.headline);
      await pursues(banker, company.headline, company.purposeNote);
    });
    await test.step("the company consents", async () => {
      await consents(owner, bank.name);
    });
    await test.step("the institution makes an offer", async () => {
      await makesOffer(banker, company.name);
    });
    await test.step("the company accepts it", async () => {
      await accepts(owner, bank.name);
    });
    await test.step("contract, drawdown, money", async () => {
      await bringsToMoney({ owner, banker });
    });
  });
}
