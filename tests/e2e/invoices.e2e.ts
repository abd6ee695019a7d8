import { expect } from "@playwright/test";
import { billingPaths } from "#app/shared/billing-paths.ts";
import { paths } from "#app/shared/paths.ts";
import { confirmsAcceptance, opensOffer } from "./path/offer.ts";
import { requestsAndPaysDrawdown, signsContract } from "./path/deal.ts";
import { languagesOf } from "./support/languages.ts";
import type { Person } from "./support/person.ts";
import { routesAskingMoreThan } from "./support/statements.ts";
import { test } from "./support/test.ts";

for (const locale of languagesOf("invoices")) {
  test(`a fee accrues with a drawdown, is invoiced, read, questioned and fetched as PDF and CSV (${locale})`, async ({
    testData,
    comesBack,
  }) => {
    const [lender, company] = await Promise.all([testData.bank(locale), testData.published(locale)]);
    await testData.offered(lender, company);
    const banker = await comesBack(lender, { locale, inspects: "on-desktop-and-phone" });
    const owner = await comesBack(company, { locale });
    const { billing, common, terms } = banker.words;

    await banker.goes(billingPaths.fees());
    await banker.sees(billing("fees.empty"));
    await banker.inspects("no-fees");

    await owner.goes(paths.company.home());
    await opensOffer(owner, lender.texts.name);
    await confirmsAcceptance(owner, owner.words.offer("answer.accept"));
    await expect(owner.page).toHaveURL(/\/company\/deals\//);
    await signsContract({ owner, banker });
    await requestsAndPaysDrawdown({ owner, banker }, { yuan: "5000000", shown: "5,000,000" });

    await banker.goes(paths.institution.home());
    await banker.page
      .getByRole("link", { name: common("nav.fees") })
      .first()
      .click();
    await banker.sees("25,000.00");
    await banker.sees(company.texts.name);
    await banker.sees(terms("states.fee.accrued"));
    await banker.inspects("accrued");

    const invoiceId = await testData.invoiced(lender);
    await banker.goes(billingPaths.invoices());
    await banker.inspects("invoices");
    await banker.main().locator("tbody").getByRole("link").first().click();
    await expect(banker.page).toHaveURL(new RegExp(`${billingPaths.invoice(invoiceId)}$`));
    await banker.sees(billing("pay.transferNote"));
    await banker.inspects("invoice");
    await questions(banker);

    await isFetched(banker, billing("invoice.pdf"), /^LS-\d{4}-\d{6}-(en|zh)\.pdf$/);
    await banker.goes(billingPaths.fees());
    await isFetched(banker, billing("fees.csv"), /^longspring-fees\.csv$/);
    await banker.goes(billingPaths.statement());
    await banker.inspects("statement");
    await isFetched(banker, billing("statement.pdf"), /^statement-\d{4}-\d\d-(en|zh)\.pdf$/);
    expect(await routesAskingMoreThan(6)).toEqual([]);
  });
}

/** Without a reason first, then with one, which is in the invoice's history. */
async function questions(banker: Person): Promise<void> {
  const { billing, terms } = banker.words;
  await banker.unfolds(billing("question.open"));
  await banker.presses(billing("question.button"));
  await expect(banker.page.getByRole("group", { name: /1/ }).first()).toBeVisible();
  await banker.inspects("question-refused");
  await banker.types(billing("question.words"), "只到账一半。");
  await banker.presses(billing("question.button"));
  await banker.sees(terms("events.fee-questioned"));
  await banker.sees("只到账一半。");
  await banker.inspects("questioned");
}

async function isFetched(banker: Person, link: string, name: RegExp): Promise<void> {
  const [download] = await Promise.all([
    banker.page.waitForEvent("download"),
    banker.page.getByRole("link", { name: link, exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(name);
}
