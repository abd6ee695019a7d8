import { expect } from "@playwright/test";
import { paths } from "#app/http/paths.ts";
import { languagesOf } from "./support/languages.ts";
import { test } from "./support/test.ts";

for (const locale of languagesOf("moved on")) {
  test(`who answers an offer that was withdrawn meanwhile reads so, and what they wrote (${locale})`, async ({
    town,
    comesBack,
  }) => {
    const [bank, company] = await Promise.all([town.bank(locale), town.published(locale)]);
    const offerId = await town.offered(bank, company);
    const owner = await comesBack(company, { locale, withoutScript: true });
    const banker = await comesBack(bank, { locale });
    const { offer, common } = owner.words;
    await owner.goes(paths.company.offer(offerId));
    await owner.types(offer("terms.term"), "36");
    await owner.types(offer("counter.why"), company.story.purposeNote);
    await banker.goes(paths.institution.offer(offerId));
    await banker.presses(offer("withdraw.act"));
    await banker.sees(offer("withdraw.closed"));

    await owner.presses(offer("counter.send"));
    const alert = owner.main().getByRole("alert");
    await expect(alert).toContainText(common("refusal.unsent"));
    await expect(alert).toContainText(company.story.purposeNote);
    await expect(alert).not.toContainText("36");
  });
}

test("a refusal at a form that is still there is told once, at the form", async ({ town, comesBack }) => {
  const [bank, company] = await Promise.all([town.bank(), town.published("en")]);
  const owner = await comesBack(company);
  const { offer } = owner.words;
  await owner.goes(paths.company.offer(await town.offered(bank, company)));
  await owner.types(offer("terms.term"), "36");
  await owner.types(offer("counter.why"), company.story.purposeNote);
  // As if another version had been issued since.
  await owner
    .main()
    .locator("#counter [name=version]")
    .evaluate((field) => field.setAttribute("value", "7"));
  await owner.presses(offer("counter.send"));
  await expect(owner.main().getByRole("alert")).toHaveCount(1);
  await expect(owner.main().locator("#counter").getByRole("alert")).toHaveCount(1);
  await expect(owner.field(offer("counter.why"))).toHaveValue(company.story.purposeNote);
});
