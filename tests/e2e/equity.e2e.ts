import { expect } from "@playwright/test";
import { confirmsAcceptance, offers, opensOffer, toStep } from "./path/offer.ts";
import { paths } from "#app/shared/paths.ts";
import { formatRate } from "#app/i18n/format.ts";
import { requestsAndPaysDrawdown, signsContract } from "./path/deal.ts";
import { languagesOf } from "./support/languages.ts";
import type { Person } from "./support/person.ts";
import { test } from "./support/test.ts";

for (const locale of languagesOf("equity")) {
  test(`an equity round: the cap table before and after, and the payment at closing (${locale})`, async ({
    testData,
    comesBack,
  }) => {
    const [fund, company] = await Promise.all([
      testData.bank(locale, "equity"),
      testData.published(locale, "equity"),
    ]);
    const introductionId = await testData.consented(fund, company);
    const banker = await comesBack(fund, { locale, inspects: "on-desktop-and-phone" });
    const owner = await comesBack(company, { locale, inspects: "on-desktop-and-phone" });

    await banker.goes(paths.institution.introduction(introductionId));
    await offersEquity(banker, company.texts.name);

    const { offer, company: words, terms, common } = owner.words;
    await owner.goes(paths.company.home());
    const task = owner.part(words("home.now"));
    await expect(task).toContainText(terms("instruments.equity"));
    await expect(task).not.toContainText(common("words.notGiven"));
    await opensOffer(owner, fund.texts.name);
    await showsWhoHolds(owner);
    await confirmsAcceptance(owner, offer("answer.accept"));
    await expect(owner.page).toHaveURL(/\/company\/deals\//);

    await signsContract({ owner, banker });
    await requestsAndPaysDrawdown({ owner, banker }, { yuan: "5000000", shown: "5,000,000", kind: "equity" });
    await banker.page.reload();
    // 2 % of five million.
    await banker.sees("100,000.00");
  });
}

/** Five million for a fifth of the company: its founder holds 80 % before, its staff 20 %, and a pool of 10 % comes. */
async function offersEquity(banker: Person, company: string): Promise<void> {
  const { offer } = banker.words;
  const money = (million: number) => String(banker.locale === "en" ? million : million * 100);
  await offers(banker, company, "equity", async () => {
    await banker.types(offer("builder.fields.amountFen"), money(5));
    await toStep(banker, "price");
    await banker.types(offer("builder.fields.postMoneyFen"), money(25));
    await banker.types(offer("builder.fields.poolPercent"), "10");
    await banker.types(offer("equity.holders.founders"), "80");
    await banker.types(offer("equity.holders.employees"), "20");
  });
  await showsWhoHolds(banker);
}

/** A fifth is the fund's, a tenth the pool's, and who held it before shares what is left. */
async function showsWhoHolds(reader: Person): Promise<void> {
  const { offer } = reader.words;
  const table = reader
    .main()
    .getByRole("table")
    .filter({ hasText: offer("equity.holders.pool") });
  for (const [holder, percent] of [
    ["equity.holders.founders", "56"],
    ["equity.holders.employees", "14"],
    ["equity.holders.pool", "10"],
    ["equity.holders.new_investor", "20"],
  ] as const)
    await expect(table.getByRole("row").filter({ hasText: offer(holder) })).toContainText(
      formatRate(percent),
    );
}
