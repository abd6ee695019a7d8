import { expect } from "@playwright/test";
import { billingPaths } from "#app/shared/billing-paths.ts";
import { paths } from "#app/shared/paths.ts";
import { requestsAndPaysDrawdown, signsContract } from "./path/deal.ts";
import { confirmsAcceptance } from "./path/offer.ts";
import { languagesOf } from "./support/languages.ts";
import type { Person } from "./support/person.ts";
import { test } from "./support/test.ts";

const stripe = () => process.env.E2E_STRIPE ?? "";
const hosted = {
  en: {
    pay: "Pay by card",
    decline: "Let the card be declined",
    declined: "The card was declined",
    paid: "Paid",
  },
  "zh-CN": { pay: "银行卡支付", decline: "模拟支付被拒绝", declined: "支付被拒绝", paid: "已支付" },
} as const;

/** Until a job has followed what happened at the provider. */
async function readsLater(person: Person, words: string): Promise<void> {
  await expect(async () => {
    await person.page.reload();
    await expect(person.main().getByText(words).first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 40_000 });
}

for (const locale of languagesOf("card payment")) {
  test(`an invoice is paid by card, charged back, and paid again when that is won (${locale})`, async ({
    meet,
    testData,
    page,
  }) => {
    const { bank, owner, banker, offerId } = await meet("offered", { locale, isInspected: true });
    const { billing, terms } = banker.words;
    await owner.goes(paths.company.offer(offerId));
    await confirmsAcceptance(owner, owner.words.offer("answer.accept"));
    await expect(owner.page).toHaveURL(/\/company\/deals\//);
    await signsContract({ owner, banker });
    await requestsAndPaysDrawdown({ owner, banker }, { yuan: "5000000", shown: "5,000,000" });

    const invoice = billingPaths.invoice(await testData.invoiced(bank, { hasStripe: true }));
    await banker.goes(invoice);
    await readsLater(banker, billing("pay.online"));
    await banker.inspects("payable by card");
    await banker
      .main()
      .getByRole("link", { name: billing("pay.online") })
      .click();
    await expect(banker.page).toHaveURL(new RegExp(`^${stripe()}`));
    const say = hosted[locale];
    // The page is in the language of the billing profile, and has the other one.
    await banker.page.goto(`${banker.page.url().split("?")[0] ?? ""}?lang=${locale}`);
    await banker.page.getByRole("button", { name: say.decline }).click();
    await expect(banker.page.getByRole("alert")).toContainText(say.declined);
    await banker.page.getByRole("button", { name: say.pay }).click();
    await expect(banker.page.getByText(say.paid, { exact: true })).toBeVisible();
    await banker.goes(invoice);
    await readsLater(banker, terms("states.invoice.settled"));
    await banker.inspects("paid by card");

    await page.goto(stripe());
    const last = page.getByRole("button", { name: "Open a dispute" }).last();
    await last.click();
    await readsLater(banker, terms("states.fee.charged_back"));
    await banker.sees(terms("states.invoice.open"));
    await banker.inspects("charged back");
    await page.goto(stripe());
    await page.getByRole("button", { name: "Win" }).last().click();
    await readsLater(banker, terms("states.invoice.settled"));
    await banker.inspects("won");
  });
}
