import { expect } from "@playwright/test";
import { confirmsAcceptance, offers, opensOffer, typesAmount, typesLoan } from "./path/offer.ts";
import { paths } from "#app/shared/paths.ts";
import { requestsAndPaysDrawdown, signsContract } from "./path/deal.ts";
import { languagesOf } from "./support/languages.ts";
import type { Person } from "./support/person.ts";
import { test } from "./support/test.ts";

for (const locale of languagesOf("guarantee")) {
  test(`a guarantee beside a bank's loan: in force without a payment, and the loan paid out in two drawdowns (${locale})`, async ({
    testData,
    comesBack,
  }) => {
    const [lender, surety, company] = await Promise.all([
      testData.bank(locale, "guaranteed_loan"),
      testData.guarantor(locale),
      testData.published(locale, "guaranteed_loan"),
    ]);
    await testData.offered(lender, company, "guaranteed_loan");
    const introductionId = await testData.consented(surety, company);
    const guarantor = await comesBack(surety, { locale, inspects: "on-desktop-and-phone" });
    const owner = await comesBack(company, { locale, inspects: "on-desktop-and-phone" });
    const banker = await comesBack(lender, { locale });

    await guarantor.goes(paths.institution.introduction(introductionId));
    await offersGuarantee(guarantor, company.texts.name);

    await accepts(owner, surety.texts.name, "guarantee.accept");
    const guarantee = owner.page.url();
    await signsContract({ owner, banker: guarantor });
    const { deal } = owner.words;
    await owner.sees(deal("acts.inForceNote"));
    await owner.inspects("in-force");
    await guarantor.page.reload();
    await guarantor.sees(deal("acts.inForceNote"));
    await guarantor.sees(deal("fee.none"));
    await guarantor.inspects("in-force");

    await accepts(owner, lender.texts.name, "answer.accept");
    await signsContract({ owner, banker });
    await requestsAndPaysDrawdown({ owner, banker }, { yuan: "3000000", shown: "3,000,000", then: "more" });
    await requestsAndPaysDrawdown({ owner, banker }, { yuan: "2000000", shown: "2,000,000" });
    await banker.page.reload();
    // Half a per cent of the five million that the bank paid out.
    await banker.sees("25,000.00");

    await owner.page.goto(guarantee);
    await owner.sees(deal("acts.inForceNote"));
    await guarantor.follows(deal("release.summary"));
    await guarantor.page.getByLabel(guarantor.words.review("end.why")).selectOption("loan_repaid");
    await typesAmount(guarantor);
    await guarantor.inspects("to-release");
    await guarantor.presses(guarantor.words.review("end.actRelease"));
    const released = { name: deal("acts.released") };
    await expect(guarantor.page.getByRole("heading", released)).toBeVisible();
    await owner.page.reload();
    await expect(owner.page.getByRole("heading", released)).toBeVisible();
  });
}

/** Four fifths of a loan of five million over two years at an assumed 4.2 %, for half a per cent a year. */
async function offersGuarantee(guarantor: Person, company: string): Promise<void> {
  const { offer } = guarantor.words;
  await offers(guarantor, company, "guaranteed_loan", async () => {
    await guarantor.sees(offer("guarantee.builder"));
    await guarantor.types(offer("details.ratioPercent"), "80");
    await typesLoan(guarantor, offer("guarantee.loan"));
  });
  await guarantor.sees(offer("guarantee.loan"));
}

async function accepts(
  owner: Person,
  institution: string,
  button: "guarantee.accept" | "answer.accept",
): Promise<void> {
  await opensOffer(owner, institution);
  await confirmsAcceptance(owner, owner.words.offer(button));
  await expect(owner.page).toHaveURL(/\/company\/deals\//);
}
