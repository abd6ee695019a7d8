import { joins } from "./path/accounts.ts";
import { publishes, startsTheDay, takesCase, verifiesInstitution } from "./path/admin.ts";
import { comesWithProspect } from "./path/company.ts";
import { applies } from "./path/institution.ts";
import { consents } from "./path/consent.ts";
import { bringsToMoney, seesMoney } from "./path/deal.ts";
import { writesMandate } from "./path/mandate.ts";
import { findsOpportunity, pursues } from "./path/matching.ts";
import { accepts, acceptsFeeAgreement, makesOffer } from "./path/offer.ts";
import { languagesOf } from "./support/languages.ts";
import { companyTexts, institutionTexts } from "./support/test-texts.ts";
import { test } from "./support/test.ts";

for (const locale of languagesOf("a company gets funded")) {
  test(`a company gets funded, from sign-up to a confirmed drawdown (${locale})`, async ({ arrives }) => {
    test.setTimeout(300_000);
    const owner = await arrives({ locale, inspects: "on-desktop-and-phone" });
    const banker = await arrives({ locale, inspects: "on-desktop" });
    const admin = await arrives({ locale, inspects: "on-desktop" });
    const company = companyTexts(locale);
    const bank = institutionTexts(locale);
    await test.step("the institution applies", async () => {
      await joins(banker, "institution", bank);
      await applies(banker, bank);
    });
    await test.step("the admin verifies it", async () => {
      await startsTheDay(admin);
      await verifiesInstitution(admin, bank.name);
    });
    await test.step("the company writes its prospect", () => comesWithProspect(owner, company));
    await test.step("the admin publishes it", async () => {
      await takesCase(admin, company.name);
      await publishes(admin, 1);
    });
    await test.step("the institution writes its mandate", async () => {
      await writesMandate(banker, bank);
    });
    await test.step("the institution asks to meet the company", async () => {
      await findsOpportunity(banker, company.headline);
      await pursues(banker, company.headline, company.purposeNote);
    });
    await test.step("the company consents", async () => {
      await consents(owner, bank.name);
    });
    await test.step("the institution accepts the fee agreement", async () => {
      await acceptsFeeAgreement(banker);
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
    await test.step("the money is seen", async () => {
      await seesMoney({ owner, banker, admin }, company.headline);
    });
  });
}
