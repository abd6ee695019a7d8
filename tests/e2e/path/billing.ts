import { expect, type Page } from "@playwright/test";
import type { Person } from "../support/person.ts";

/** The stand-in for the card provider. */
const cardProvider = () => process.env.E2E_STRIPE ?? "";

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
export async function seesLater(someone: Person, words: string): Promise<void> {
  await expect(async () => {
    await someone.page.reload();
    await expect(someone.main().getByText(words).first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 40_000 });
}

/** From the page of an invoice, once it is payable by card: a declined card first, then one that pays. */
export async function paysByCard(banker: Person): Promise<void> {
  const { billing } = banker.words;
  await seesLater(banker, billing("pay.online"));
  await banker.inspects("payable by card");
  await banker.follows(billing("pay.online"));
  await expect(banker.page).toHaveURL(new RegExp(`^${cardProvider()}`));
  const say = hosted[banker.locale];
  // The page is in the language of the billing profile, and has the other one.
  await banker.page.goto(`${banker.page.url().split("?")[0] ?? ""}?lang=${banker.locale}`);
  await banker.page.getByRole("button", { name: say.decline }).click();
  await expect(banker.page.getByRole("alert")).toContainText(say.declined);
  await banker.page.getByRole("button", { name: say.pay }).click();
  await expect(banker.page.getByText(say.paid, { exact: true })).toBeVisible();
}

/** The number of the invoice whose page is open. */
export async function numberOfInvoice({ page }: Person): Promise<string> {
  return /LS-\d{4}-\d{6}/.exec(await page.title())?.[0] ?? "";
}

/** Presses a button of the stand-in beside what it has of an invoice: journeys that run at once share it. */
export async function actsAtProvider(page: Page, invoice: string, button: string): Promise<void> {
  await page.goto(cardProvider());
  await page.getByRole("row").filter({ hasText: invoice }).getByRole("button", { name: button }).click();
}
