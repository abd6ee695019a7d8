import { expect } from "@playwright/test";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { paths } from "#app/shared/paths.ts";
import { demoPassword } from "#tests/e2e/path/admin.ts";
import { signsIn } from "#tests/e2e/path/accounts.ts";
import { test } from "#tests/e2e/support/test.ts";

test("a visitor is redirected to sign in, and then to the page that they wanted", async ({
  testData,
  arrives,
}) => {
  const company = await testData.company();
  const owner = await arrives({ locale: "en" });
  await owner.goes(paths.company.rights());
  await owner.sees(owner.words.accounts("signIn.toGoOn"));
  await signsIn(owner, company.texts.email);
  await owner.reads(owner.words.company("rights.title"));
});

test("a page of another audience shows only that it is one, in the reader's language", async ({
  testData,
  comesBack,
}) => {
  const [company, bank] = await Promise.all([testData.company("zh-CN"), testData.bank()]);
  const owner = await comesBack(company, { locale: "zh-CN", inspects: "on-desktop-and-phone" });
  for (const path of [adminPaths.queue(), paths.institution.opportunities(), paths.institution.mandates()]) {
    await owner.goes(path);
    await owner.reads(owner.words.common("errors.forbidden.title"));
  }
  const banker = await comesBack(bank);
  for (const path of [
    adminPaths.home(),
    paths.company.prospects(),
    paths.company.prospect(company.prospectId),
  ]) {
    await banker.goes(path);
    await banker.reads(banker.words.common("errors.forbidden.title"));
    await banker.doesNotSee(company.texts.legalName);
  }
});

test("a missing record, or another organization's, is not found", async ({ testData, comesBack }) => {
  const [mine, theirs] = await Promise.all([testData.company(), testData.company()]);
  const owner = await comesBack(mine, { inspects: "on-desktop-and-phone" });
  for (const path of [
    paths.company.prospect(theirs.prospectId),
    paths.company.offer(theirs.prospectId),
    "/nowhere",
  ]) {
    await owner.goes(path);
    await owner.reads(owner.words.common("errors.notFound.title"));
  }
});

test("the chosen language and theme are stored in the browser and in the account", async ({
  testData,
  comesBack,
  arrives,
}) => {
  const company = await testData.company("en");
  const owner = await comesBack(company, { locale: "zh-CN" });
  await owner.goes(paths.company.home());
  const html = owner.page.locator("html");
  await expect(html).toHaveAttribute("lang", "en");
  await owner.speaksOwnLanguage();
  await owner.page.getByRole("button", { name: owner.words.common("tools.switchToDark") }).click();
  await expect(html).toHaveAttribute("data-theme", "dark");
  await owner.goes(paths.company.prospects());
  await owner.reads(owner.words.prospect("title"));
  await expect(html).toHaveAttribute("data-theme", "dark");

  const stranger = await arrives({ locale: "zh-CN" });
  await stranger.goes(paths.home());
  await expect(stranger.page.locator("html")).toHaveAttribute("lang", "zh-CN");
});

for (const [who, home] of [
  ["company", paths.company.home],
  ["institution", paths.institution.home],
  ["admin", adminPaths.home],
] as const) {
  test(`the demonstration's ${who} starts on a page with open tasks`, async ({ arrives }) => {
    const guest = await arrives({ locale: "en", inspects: "on-desktop-and-phone" });
    await guest.goes(paths.signIn());
    await signsIn(guest, `${who}@demo.longspring.test`, demoPassword);
    await guest.speaksOwnLanguage();
    await expect(guest.page).toHaveURL(new RegExp(`${home()}$`));
    await guest.inspects("landed");
    await expect(guest.main().getByRole("link").or(guest.main().getByRole("button")).first()).toBeVisible();
  });
}
