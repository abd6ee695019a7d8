import { expect, type Locator } from "@playwright/test";
import { paths } from "#app/shared/paths.ts";
import { signsIn } from "./path/accounts.ts";
import { demoPassword } from "./path/admin.ts";
import type { Person } from "./support/person.ts";
import { test } from "./support/test.ts";

type Arrives = (options: { locale: "en" }) => Promise<Person>;

async function arrivesAs(arrives: Arrives, who: "company" | "institution"): Promise<Person> {
  const person = await arrives({ locale: "en" });
  await person.goes(paths.signIn());
  await signsIn(person, `${who}@demo.longspring.test`, demoPassword);
  await person.speaksOwnLanguage();
  return person;
}

const headingOf = ({ page }: Person): Locator => page.getByRole("heading", { level: 1 });

/** Whether the page's data were asked for by a script, and not by loading a new document. */
async function staysOneDocument({ page }: Person): Promise<() => Promise<boolean>> {
  await page.evaluate(() => document.documentElement.setAttribute("data-not-reloaded", ""));
  return () => page.evaluate(() => document.documentElement.hasAttribute("data-not-reloaded"));
}

test("after a link and after going back, the focus is on the heading of the page", async ({ arrives }) => {
  const owner = await arrivesAs(arrives, "company");
  const { common, comparison } = owner.words;
  await owner.goes(paths.company.home());
  await expect(headingOf(owner)).not.toBeFocused();
  const isOne = await staysOneDocument(owner);
  await owner.turnsTo(common("nav.offers"));
  await expect(owner.page.getByRole("heading", { level: 1, name: comparison("title") })).toBeFocused();
  await expect(headingOf(owner)).toHaveCSS("outline-style", "none");
  await owner.page.goBack();
  await expect(owner.page).toHaveURL(new RegExp(`${paths.company.home()}$`));
  await expect(headingOf(owner)).toBeFocused();
  await owner.page.goForward();
  await expect(owner.page.getByRole("heading", { level: 1, name: comparison("title") })).toBeFocused();
  expect(await isOne()).toBe(true);
});

test("by keyboard the focused heading is outlined, and the next stop is in the page", async ({ arrives }) => {
  const owner = await arrivesAs(arrives, "company");
  await owner.goes(paths.company.home());
  await owner.page
    .getByRole("navigation", { name: owner.words.common("nav.main"), exact: true })
    .getByRole("link", { name: owner.words.common("nav.introductions"), exact: true })
    .focus();
  await owner.page.keyboard.press("Enter");
  await expect(headingOf(owner)).toBeFocused();
  await expect(headingOf(owner)).toHaveCSS("outline-style", "solid");
  await owner.page.keyboard.press("Tab");
  expect(await owner.page.evaluate(() => document.activeElement?.closest("main")?.id)).toBe("main");
});

test("a tab of a list keeps the focus, and the skip link moves it to the content", async ({ arrives }) => {
  const banker = await arrivesAs(arrives, "institution");
  await banker.goes(paths.institution.applications());
  const isOne = await staysOneDocument(banker);
  const tab = banker.main().locator(".tabs a:not([aria-current])").first();
  const address = (await tab.getAttribute("href")) ?? "";
  const used = banker.main().locator(`.tabs a[href="${address}"]`);
  await used.focus();
  await banker.page.keyboard.press("Enter");
  await expect(used).toHaveAttribute("aria-current", "page");
  await expect(used).toBeFocused();
  await banker.page.getByRole("link", { name: banker.words.common("skip") }).focus();
  await banker.page.keyboard.press("Enter");
  await expect(banker.main()).toBeFocused();
  expect(await isOne()).toBe(true);
});

test("a navigation of more than 300 ms shows its progress", async ({ arrives }) => {
  const owner = await arrivesAs(arrives, "company");
  const { common } = owner.words;
  const line = owner.page.getByRole("progressbar", { name: common("loading") });
  await owner.goes(paths.company.home());
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await owner.page.route(/\/company\/offers\.data/, async (route) => {
    await held;
    await route.continue();
  });
  await owner.turnsTo(common("nav.offers"));
  // In the document at once, shown and announced later.
  await expect(owner.page.locator(".progress-line")).toHaveCount(1);
  await expect(owner.page.locator(".progress-line")).toHaveCSS("animation-delay", "0.3s");
  await expect(line).toBeVisible();
  await owner.page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
  const shown = await line.evaluate((element) => {
    const { backgroundColor, animationName } = getComputedStyle(element, "::before");
    return { backgroundColor, animationName, page: getComputedStyle(document.body).backgroundColor };
  });
  expect(shown.animationName).toBe("none");
  expect(shown.backgroundColor).not.toBe(shown.page);
  release();
  await expect(owner.page.getByRole("heading", { level: 1 })).toBeFocused();
  await expect(line).toHaveCount(0);
});

test("a mandate's budget is few tab stops away", async ({ arrives }) => {
  const banker = await arrivesAs(arrives, "institution");
  await banker.goes(paths.institution.mandates());
  await banker.main().locator("table a").first().click();
  const { mandate } = banker.words;
  const budget = banker.field(mandate("edit.budget"));
  await expect(budget).toBeVisible();
  await banker.page.reload();
  await banker.isReady();
  const { keyboard } = banker.page;
  let stops = 0;
  const tabsTo = async (target: Locator): Promise<void> => {
    const isThere = () => target.evaluate((element) => element === document.activeElement);
    for (stops += 1, await keyboard.press("Tab"); !(await isThere()) && stops < 100; stops += 1)
      await keyboard.press("Tab");
  };
  await tabsTo(banker.page.getByRole("link", { name: banker.words.common("skip") }));
  await keyboard.press("Enter");
  await tabsTo(banker.link(mandate("edit.parts.price")));
  await keyboard.press("Enter");
  await tabsTo(budget);
  console.log(`a mandate's budget: ${stops} tab stops`);
  expect(stops).toBeLessThanOrEqual(25);
});
