import { expect } from "@playwright/test";
import { translator } from "#app/i18n/translator.ts";
import { paths } from "#app/shared/paths.ts";
import { startsMandate } from "./path/mandate.ts";
import type { Person } from "./support/person.ts";
import { test } from "./support/test.ts";
import type { TestCompany } from "#tests/e2e/support/test-data/companies.ts";

async function opensBusinessStep(
  owner: Person,
  { prospectId }: TestCompany,
  page: "business" | "brief" = "business",
): Promise<void> {
  const { brief, prospect } = owner.words;
  await owner.goes(paths.company.prospectStep(prospectId, page));
  await owner.reads(page === "brief" ? brief("title") : prospect("steps.business"));
}

const says = (person: Person, hasText: string | RegExp) =>
  expect(person.page.getByRole("status").filter({ hasText })).toBeVisible();

async function isSaved(owner: Person): Promise<void> {
  const saved = owner.words.common("autosave.savedAt", { time: "" }).trim();
  await says(owner, new RegExp(`^${saved} \\d\\d:\\d\\d$`));
}

test("a draft that was saved while it was typed is there after the tab was closed", async ({
  testData,
  comesBack,
}) => {
  const company = await testData.company();
  const owner = await comesBack(company);
  const headline = owner.words.prospect("fields.business.headline");
  await opensBusinessStep(owner, company);
  await owner.types(headline, company.texts.headline);
  await isSaved(owner);
  const later = await owner.opensTab();
  await owner.page.close();
  await opensBusinessStep(later, company);
  await expect(later.field(headline)).toHaveValue(company.texts.headline);
});

for (const page of ["business", "brief"] as const) {
  test(`text typed offline is offered again in a new tab, and reaches the server (${page})`, async ({
    testData,
    comesBack,
  }) => {
    const company = await testData.company();
    const owner = await comesBack(company);
    const { common, prospect } = owner.words;
    const headline = prospect("fields.business.headline");
    await opensBusinessStep(owner, company, page);
    // A browser set offline reports to a closing page that it is online, which would send the draft.
    await owner.page.route(/save=typing/, (request) => request.abort("internetdisconnected"));
    await owner.types(headline, company.texts.headline);
    await says(owner, common("autosave.offline"));
    await owner.page.close();

    const later = await owner.opensTab();
    await opensBusinessStep(later, company, page);
    await expect(later.field(headline)).toHaveValue("");
    await later.sees(common("autosave.restoreTitle"));
    await later.presses(common("autosave.restore"));
    await expect(later.field(headline)).toHaveValue(company.texts.headline);
    await isSaved(later);
    await later.page.reload();
    await expect(later.field(headline)).toHaveValue(company.texts.headline);
  });
}

test("of two closed tabs that typed different texts, the newer is offered first and the other after it", async ({
  testData,
  comesBack,
}) => {
  const company = await testData.company();
  const first = await comesBack(company);
  const { common, prospect } = first.words;
  const headline = prospect("fields.business.headline");
  const typesOffline = async (owner: Person, text: string) => {
    await owner.page.route(/save=typing/, (request) => request.abort("internetdisconnected"));
    await owner.types(headline, text);
    await says(owner, common("autosave.offline"));
  };
  const second = await first.opensTab();
  const later = await first.opensTab();
  await opensBusinessStep(first, company);
  await opensBusinessStep(second, company);
  const [older, newer] = [company.texts.headline, `${company.texts.headline} 2`];
  await typesOffline(first, older);
  await typesOffline(second, newer);
  await first.page.close();
  await second.page.close();

  await opensBusinessStep(later, company);
  await later.presses(common("autosave.restore"));
  await expect(later.field(headline)).toHaveValue(newer);
  await isSaved(later);
  await later.page.reload();
  await expect(later.field(headline)).toHaveValue(newer);
  await later.sees(common("autosave.restoreTitle"));
  await later.presses(common("autosave.restore"));
  await expect(later.field(headline)).toHaveValue(older);
});

test("a step submitted offline stays on the page, and is saved once the network is back", async ({
  testData,
  comesBack,
}) => {
  const company = await testData.company();
  const owner = await comesBack(company);
  const { common, prospect } = owner.words;
  await opensBusinessStep(owner, company);
  for (const field of ["headline", "product", "market", "growthPlan", "customers"] as const) {
    await owner.types(prospect(`fields.business.${field}`), company.texts[field]);
  }
  await owner.page.context().setOffline(true);
  await owner.presses(common("actions.saveAndContinue"));
  await owner.sees(common("autosave.offline"));
  await expect(owner.field(prospect("fields.business.customers"))).toHaveValue(company.texts.customers);
  const alert = owner.main().getByRole("alert");
  await expect(alert).toContainText(common("autosave.offline"));
  await owner.page.context().setOffline(false);
  await isSaved(owner);
  await expect(alert).toHaveCount(0);
  await owner.presses(common("actions.saveAndContinue"));
  await owner.reads(prospect("steps.people"));
});

test("two tabs of one draft do not overwrite each other: both values are shown, and their author chooses", async ({
  testData,
  comesBack,
}) => {
  const company = await testData.company();
  const here = await comesBack(company);
  const there = await here.opensTab();
  const { prospect } = here.words;
  const headline = prospect("fields.business.headline");
  await opensBusinessStep(here, company);
  await opensBusinessStep(there, company);

  await there.types(headline, "Welding heads, as written in the other tab");
  await isSaved(there);
  await here.types(headline, "Welding heads, as written here");
  const conflict = here
    .main()
    .getByRole("alert")
    .filter({ hasText: prospect("conflict.title") });
  await expect(conflict).toBeVisible();
  await expect(conflict).toContainText("Welding heads, as written here");
  await expect(conflict).toContainText("Welding heads, as written in the other tab");

  await here.presses(prospect("conflict.keepMine"));
  await isSaved(here);
  await there.page.reload();
  await expect(there.field(headline)).toHaveValue("Welding heads, as written here");
});

test("terms typed offline stay on the page and are offered again in a new tab", async ({ meet }) => {
  const { banker, offerId } = await meet("offered");
  const { common, offer } = banker.words;
  await banker.goes(paths.institution.offer(offerId));
  await banker.presses(offer("revise.fromVersion", { version: "1" }));
  await banker.sees(offer("revise.lead", { version: "1" }));
  const months = offer("builder.fields.termMonths");
  await banker.page.route(/as=(typing|draft)/, (request) => request.abort("internetdisconnected"));
  await banker.types(months, "30");
  await says(banker, common("autosave.offline"));
  await banker.presses(offer("builder.save"));
  await expect(
    banker
      .main()
      .getByRole("alert")
      .filter({ hasText: common("autosave.offline") }),
  ).toBeVisible();
  await expect(banker.field(months)).toHaveValue("30");
  await banker.page.close();

  const later = await banker.opensTab();
  await later.goes(`${paths.institution.offer(offerId)}?view=write`);
  await later.sees(common("autosave.restoreTitle"));
  await expect(later.field(months)).not.toHaveValue("30");
  await later.presses(common("autosave.restore"));
  await expect(later.field(months)).toHaveValue("30");
  await isSaved(later);
  await later.page.reload();
  await expect(later.field(months)).toHaveValue("30");

  // So is what was not saved when the language was changed, in the unit of the other one.
  const inEnglish = { locale: "en", switch: "tools.toEnglish", typed: "480", drawn: "4.8" } as const;
  const inChinese = { locale: "zh-CN", switch: "tools.toChinese", typed: "4.8", drawn: "480" } as const;
  const other = later.locale === "en" ? inChinese : inEnglish;
  const amount = later.page.locator("input[name=amountFen]");
  await later.page.route(/as=typing/, (request) => request.abort("internetdisconnected"));
  await amount.fill(other.typed);
  await says(later, common("autosave.offline"));
  await later.page.unroute(/as=typing/);
  await later.page.getByRole("button", { name: common(other.switch) }).click();
  await expect(later.page.locator("html")).toHaveAttribute("lang", other.locale);
  await expect(amount).not.toHaveValue(other.drawn);
  await later.presses(translator(other.locale, "common")("autosave.restore"));
  await expect(amount).toHaveValue(other.drawn);
});

test("terms typed beside another tab's are not saved, and restored without what that saved since", async ({
  meet,
}) => {
  const { banker: here, offerId } = await meet("offered");
  const { common, offer } = here.words;
  await here.goes(paths.institution.offer(offerId));
  await here.presses(offer("revise.fromVersion", { version: "1" }));
  await here.sees(offer("revise.lead", { version: "1" }));
  const there = await here.opensTab();
  await there.goes(`${paths.institution.offer(offerId)}?view=write`);
  const months = offer("builder.fields.termMonths");
  await there.types(months, "30");
  await isSaved(there);
  const rail = here.main().getByRole("complementary");
  await expect(rail).not.toContainText(offer("writing.view.outdated"));
  await here.types(months, "33");
  await says(here, common("autosave.conflictReload"));
  await expect(rail).toContainText(offer("writing.view.outdated"));
  await expect(here.field(months)).toHaveValue("33");
  const other = here.locale === "en" ? "4.9" : "490";
  const amountIn = ({ page }: Person) => page.locator("input[name=amountFen]");
  await expect(amountIn(here)).not.toHaveValue(other);
  const saved = there.page.waitForResponse(/as=typing/);
  await amountIn(there).fill(other);
  await saved;
  // Only what was typed here is restored: the other tab's amount stays.
  await here.page.reload();
  await here.presses(common("autosave.restore"));
  await expect(here.field(months)).toHaveValue("33");
  await expect(amountIn(here)).toHaveValue(other);
  await isSaved(here);
  await here.page.reload();
  await expect(here.field(months)).toHaveValue("33");
  await expect(amountIn(here)).toHaveValue(other);
});

test("a mandate typed offline is saved once the network is back", async ({ testData, comesBack }) => {
  const banker = await comesBack(await testData.bank());
  const { common, mandate } = banker.words;
  await startsMandate(banker);
  await banker.page.context().setOffline(true);
  await banker.types(mandate("edit.name"), "Working capital, Changchun");
  await says(banker, common("autosave.offline"));
  await banker.page.context().setOffline(false);
  await isSaved(banker);
  await banker.page.reload();
  await expect(banker.field(mandate("edit.name"))).toHaveValue("Working capital, Changchun");
});
