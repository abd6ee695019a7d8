import { expect } from "@playwright/test";
import { paths } from "#app/shared/paths.ts";
import { joins } from "./path/accounts.ts";
import { applies } from "./path/institution.ts";
import { typesMandate } from "./path/mandate.ts";
import { languagesOf } from "./support/languages.ts";
import { test } from "./support/test.ts";
import { institutionTexts } from "./support/test-texts.ts";

for (const locale of languagesOf("start-pages")) {
  test(`a company reads what is new, what stands where and its first steps, in ${locale}`, async ({
    meet,
  }) => {
    const { owner, bank } = await meet("offered", { locale, isInspected: true });
    const { dashboard, notifications, company } = owner.words;
    const noted = owner.page.waitForResponse((answer) => answer.url().endsWith(paths.visits()));
    await owner.goes(paths.company.home());
    expect((await noted).status()).toBe(204);
    await owner.sees(company("home.now"));
    await owner.sees(notifications("changed.firstNote"));
    const row = owner.main().getByRole("row", { name: new RegExp(dashboard("stages.company.offered")) });
    await expect(row).toContainText("1");
    await owner.inspects("offered");
    // On a phone what needs the company comes first: the rest is one press away.
    const { width, height } = owner.page.viewportSize() ?? { width: 1280, height: 900 };
    await owner.page.setViewportSize({ width: 390, height: 844 });
    await expect(row).toBeHidden();
    await owner.main().getByText(dashboard("stages.show"), { exact: true }).click();
    await expect(row).toBeVisible();
    await owner.page.setViewportSize({ width, height });
    await owner.presses(notifications("changed.seen"));
    await owner.sees(notifications("changed.title"));
    await owner.sees(notifications("changed.nothing"));
    await owner.sees(bank.texts.name);
  });
}

test("the list of what is new is marked as seen without scripts", async ({ meet }) => {
  const { owner } = await meet("offered", { owner: { withoutScript: true } });
  const { notifications } = owner.words;
  await owner.goes(paths.company.home());
  await owner.doesNotSee(notifications("changed.nothing"));
  await owner.presses(notifications("changed.seen"));
  await owner.sees(notifications("changed.nothing"));
});

for (const locale of languagesOf("drafting")) {
  test(`a bank that is being verified drafts a mandate without a count, in ${locale}`, async ({
    arrives,
  }) => {
    const texts = institutionTexts(locale);
    const banker = await arrives({ locale, inspects: "on-desktop-and-phone" });
    const { institution, mandate, dashboard } = banker.words;
    await joins(banker, "institution", texts);
    await applies(banker, texts);
    await banker.follows(institution("application.meanwhileMandates"));
    await banker.sees(mandate("list.emptyUnverified"));
    await banker.doesNotSee(mandate("list.empty"));
    await banker.presses(mandate("list.start"));
    await banker.sees(mandate("edit.unverified"));
    await banker.isReady();
    await typesMandate(banker, texts);
    await expect(banker.button(mandate("edit.submitFirst"))).toHaveCount(0);
    await expect(banker.page.getByRole("complementary", { name: mandate("preview.label") })).toHaveCount(0);
    await banker.inspects("drafted");
    const saved = banker.page.waitForResponse((answer) => answer.url().includes("act=save"));
    await banker.presses(mandate("edit.save"));
    await (await saved).finished();
    await banker.goes(paths.institution.home());
    await banker.sees(dashboard("steps.title"));
    await banker.sees(institution("dashboard.tasks.finish_mandate.textUnverified"));
    await banker.inspects("unverified");
  });
}
