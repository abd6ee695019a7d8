import { expect, type Locator } from "@playwright/test";
import { paths } from "#app/shared/paths.ts";
import { signsIn } from "./path/accounts.ts";
import { demoPassword } from "./path/admin.ts";
import type { Person } from "./support/person.ts";
import { test } from "./support/test.ts";

const url = paths.institution.opportunities();
const headingOf = ({ page }: Person): Locator => page.getByRole("heading", { level: 1 });

test("a list of opportunities keeps its fields, its focus and its page in step", async ({ arrives }) => {
  const banker = await arrives({ locale: "en" });
  await banker.goes(paths.signIn());
  await signsIn(banker, "institution@demo.longspring.test", demoPassword);
  await banker.speaksOwnLanguage();
  const { page } = banker;

  // A filter that is removed by its chip, or by going back, does not return with the next choice.
  await banker.goes(`${url}?filters=open`);
  const first = page.locator("#filter-first");
  await first.focus();
  await first.selectOption("50");
  await expect(page).toHaveURL(/first=50/);
  await expect(first).toBeFocused();
  await page.locator(".chips a.chip", { hasText: "50" }).click();
  await expect(page).not.toHaveURL(/first=50/);
  await expect(first).toHaveValue("");
  await page.locator("#sort").selectOption("newest");
  await expect(page).toHaveURL(/sort=newest/);
  await expect(page).not.toHaveURL(/first=50/);
  await page.goBack();
  await expect(page.locator("#sort")).toHaveValue("fit");

  // Where the focused element is gone, or leads to yet another page, the heading has the focus.
  await banker.goes(url);
  await page.locator(".tabs a").nth(1).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/view=near/);
  await expect(headingOf(banker)).toBeFocused();
  await banker.goes(url);
  await page.locator("a[rel=next]").focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/after=/);
  await expect(headingOf(banker)).toBeFocused();

  // Details that can't be loaded leave the page as it is, and are loaded when they are opened again.
  await banker.goes(url);
  await page.route(/\/comparison\.data/, (route) => route.abort());
  const details = page.locator("button.more-link").first();
  await details.click();
  const failed = page.getByText(banker.words.matching("opportunities.detailsFailed"));
  await expect(failed).toBeVisible();
  await expect(headingOf(banker)).toHaveText(banker.words.matching("opportunities.title"));
  await page.unroute(/\/comparison\.data/);
  await details.click();
  await expect(failed).toHaveCount(0);
  await details.click();
  await expect(page.locator(".list-rows .opened dl").first()).toBeVisible();

  // Whoever had to sign in again after a choice of the layout arrives at the list.
  await banker.goes(paths.institution.opportunitiesLayout());
  await expect(page).toHaveURL(new RegExp(`${url}$`));
});

test("an institution's list of deals is sorted by its heads, by the keyboard and on a phone too", async ({
  arrives,
}) => {
  const banker = await arrives({ locale: "en" });
  await banker.goes(paths.signIn());
  await signsIn(banker, "institution@demo.longspring.test", demoPassword);
  await banker.speaksOwnLanguage();
  const { page } = banker;
  const { deal } = banker.words;
  const headOf = (name: string) => page.getByRole("columnheader", { name, exact: true });
  const sortBy = (name: string) => headOf(name).getByRole("link");

  await banker.goes(paths.institution.deals());
  await expect(headOf(deal("list.since"))).toHaveAttribute("aria-sort", "descending");
  await sortBy(deal("list.amount")).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/sort=largest/);
  await expect(headOf(deal("list.amount"))).toHaveAttribute("aria-sort", "descending");
  await sortBy(deal("list.amount")).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/sort=smallest/);
  await expect(headOf(deal("list.amount"))).toHaveAttribute("aria-sort", "ascending");

  // The order stays with the next page and with another group.
  await page.locator("a[rel=next]").click();
  await expect(page).toHaveURL(/sort=smallest&cursor=/);
  await page.getByRole("link", { name: deal("list.money") }).click();
  await expect(page).toHaveURL(/group=money&sort=smallest$/);

  await page.setViewportSize({ width: 390, height: 844 });
  await sortBy(deal("list.turn")).click();
  await expect(page).toHaveURL(/sort=deadline/);
  await expect(headOf(deal("list.turn"))).toHaveAttribute("aria-sort", "ascending");
});
