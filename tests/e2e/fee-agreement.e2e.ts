import { expect } from "@playwright/test";
import { billingPaths } from "#app/shared/billing-paths.ts";
import { paths } from "#app/shared/paths.ts";
import { dayOn } from "#tests/factories/days.ts";
import { confirmsAcceptance, confirmsIssue, opensOffer, typesEnd, typesLoan } from "./path/offer.ts";
import { requestsAndPaysDrawdown, signsContract } from "./path/deal.ts";
import { languagesOf } from "./support/languages.ts";
import { test } from "./support/test.ts";

for (const locale of languagesOf("fee-agreement")) {
  test(`an institution accepts the fee agreement before its first offer, saves its billing profile and requests a fapiao (${locale})`, async ({
    testData,
    comesBack,
  }) => {
    const [lender, company] = await Promise.all([testData.unpricedBank(locale), testData.published(locale)]);
    const introductionId = await testData.consented(lender, company);
    const banker = await comesBack(lender, { locale, inspects: "on-desktop-and-phone" });
    const owner = await comesBack(company, { locale });
    const { introduction, offer, terms, pricing, forms } = banker.words;

    await banker.goes(paths.institution.introduction(introductionId));
    await banker.picks(introduction("institution.instrument"), terms("instruments.ip_pledge_loan"));
    await banker.presses(introduction("institution.startOffer"));
    await typesLoan(banker, offer("builder.fields.amountFen"));
    await typesEnd(banker, dayOn(30));
    await banker.presses(offer("builder.issue"));
    await banker.sees(offer("feeAgreement.missingTitle"));
    await banker.inspects("agreement-missing");
    await banker.follows(offer("feeAgreement.read"));
    await banker.reads(pricing("agreement.title"));
    await banker.presses(pricing("agreement.submit"));
    await banker.sees(forms("agreement-missing"));
    await banker.inspects("agreement");
    await banker.main().getByLabel(pricing("agreement.accept")).check();
    await banker.presses(pricing("agreement.submit"));
    await confirmsIssue(banker);
    await banker.page.waitForURL(({ searchParams }) => !searchParams.has("view"));
    await banker.sees(terms("states.offer.issued"));

    await banker.goes(billingPaths.profile());
    await banker.types(pricing("profile.fields.taxNumber"), "123");
    await banker.types(pricing("profile.fields.email"), "bills@bank.test");
    await banker.ticks(pricing("profile.fields.fapiaoKind"), pricing("fapiaoKinds.special"));
    await banker.presses(pricing("profile.save"));
    await banker.sees(forms("special-fapiao-needs"));
    await banker.sees(forms("tax-number"));
    await banker.inspects("profile-refused");
    await banker.types(pricing("profile.fields.taxNumber"), lender.texts.code);
    await banker.types(pricing("profile.fields.address"), "长春市人民大街 1 号");
    await banker.types(pricing("profile.fields.phone"), "0431-88886666");
    await banker.types(pricing("profile.fields.bankName"), "测试银行营业部");
    await banker.types(pricing("profile.fields.bankAccount"), "2200 1234 5678 9012");
    await banker.presses(pricing("profile.save"));
    await expect(banker.main()).not.toContainText(pricing("profile.registered"));
    await banker.goes(billingPaths.profile());
    await expect(banker.main().getByLabel(pricing("profile.fields.bankAccount"))).toHaveValue(
      "2200123456789012",
    );
    await banker.inspects("profile");

    await owner.goes(paths.company.home());
    await opensOffer(owner, lender.texts.name);
    await owner.sees(owner.words.offer("cost.platformFee"));
    await confirmsAcceptance(owner, owner.words.offer("answer.accept"));
    await expect(owner.page).toHaveURL(/\/company\/deals\//);
    await owner.sees(owner.words.deal("fee.whoForCompany"));
    await signsContract({ owner, banker });
    await requestsAndPaysDrawdown({ owner, banker }, { yuan: "5000000", shown: "5,000,000" });
    const invoiceId = await testData.invoiced(lender);
    await banker.goes(billingPaths.invoice(invoiceId));
    await banker.ticks(pricing("fapiao.kind"), pricing("fapiaoKinds.special"));
    await banker.presses(pricing("fapiao.request"));
    await expect(banker.main().getByRole("button", { name: pricing("fapiao.request") })).toHaveCount(0);
    await expect(banker.main()).toContainText(pricing("fapiaoKinds.special"), { ignoreCase: true });
    await banker.inspects("fapiao-requested");
    await banker.goes(billingPaths.fapiao());
    await banker.inspects("fapiao");
  });
}
