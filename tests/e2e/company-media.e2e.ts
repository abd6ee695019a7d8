import { expect, type Page } from "@playwright/test";
import { paths } from "#app/shared/paths.ts";
import { reviewPaths } from "#app/shared/review-paths.ts";
import { languagesOf } from "./support/languages.ts";
import type { Person } from "./support/person.ts";
import { shoots } from "./support/shoots.ts";
import { demoPassword } from "./path/admin.ts";
import { signsIn } from "./path/accounts.ts";
import { pressesByKeyboard, tabsTo } from "./support/keyboard.ts";
import { amountField, amountToType } from "./path/offer.ts";
import { test } from "./support/test.ts";

/** What a company's pages of money look like beside a usual screen: the system's colours, paper, a small window, one enlarged twice. */
const looks = ["forced", "paper", "narrow", "enlarged"] as const;

for (const locale of languagesOf("company media")) {
  test(`offers and deals are read in forced colours, on paper, at 320 and enlarged twice (${locale})`, async ({
    meet,
  }) => {
    test.setTimeout(180_000);
    const { owner: first, offerId } = await meet("offered", { locale });
    const { owner: second, dealId } = await meet("contracted", { locale });
    const seen: readonly [string, Person, string][] = [
      ["offers", first, paths.company.offers()],
      ["offer", first, paths.company.offer(offerId)],
      ["accept", first, reviewPaths.acceptance(offerId)],
      ["home", first, paths.company.home()],
      ["deal", second, paths.company.deal(dealId)],
    ];
    for (const [name, owner, path] of seen) {
      for (const look of looks) {
        await owner.goes(path);
        await turnsInto(owner.page, look);
        await shoots(owner.page, `media-${name}.${look}.${locale}`);
        expect(await faultsOf(owner.page, look), `${name} ${look}`).toEqual([]);
        await turnsBack(owner.page);
      }
    }
  });
}

async function turnsInto(page: Page, look: (typeof looks)[number]): Promise<void> {
  if (look === "forced") await page.emulateMedia({ forcedColors: "active" });
  if (look === "paper") await page.emulateMedia({ media: "print" });
  if (look === "narrow") await page.setViewportSize({ width: 320, height: 700 });
  if (look === "enlarged") await page.setViewportSize({ width: 640, height: 450 });
}

async function turnsBack(page: Page): Promise<void> {
  await page.emulateMedia({ media: "screen", forcedColors: "none" });
  await page.setViewportSize({ width: 1280, height: 900 });
}

/** What can't be read or used any more. */
async function faultsOf(page: Page, look: (typeof looks)[number]): Promise<string[]> {
  return page.evaluate((kind) => {
    const main = document.querySelector("main");
    if (main === null) return ["no main part"];
    const shown = (element: Element) => element.checkVisibility({ visibilityProperty: true });
    const named = (element: Element) => element.outerHTML.slice(0, 120);
    if (kind === "paper") {
      const controls = main.querySelectorAll("button, select, textarea, input:not([type=hidden]), a.btn");
      return [...controls].filter(shown).map(named);
    }
    if (kind === "forced") {
      const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
      const rgb = (colour: string): number[] => {
        if (canvas === null) return [];
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
      };
      const light = (colour: string) => {
        const [r = 0, g = 0, b = 0] = rgb(colour).map((part) => {
          const share = part / 255;
          return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const ground = light(getComputedStyle(document.body).backgroundColor);
      const contrast = (colour: string) => {
        const [high, low] = [light(colour), ground].sort((a, b) => b - a);
        return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
      };
      // Series of charts, arcs and tracks, and texts in charts.
      const drawn = main.querySelectorAll("svg :is(rect[class], path[class], text)");
      return [...drawn].filter(shown).flatMap((element) => {
        const { fill, stroke } = getComputedStyle(element);
        const seen = [fill, stroke].filter((paint) => paint !== "none" && !paint.startsWith("url"));
        const best = Math.max(...seen.map(contrast), 1);
        return best < 3 && element.tagName !== "line" ? [`${best.toFixed(1)} ${named(element)}`] : [];
      });
    }
    const pixels = document.documentElement.scrollWidth - window.innerWidth;
    return pixels > 0 ? [`${pixels} px stick out`] : [];
  }, look);
}

test("an offer is countered, accepted and its deal read by the keyboard alone, without a trap", async ({
  meet,
}) => {
  const { bank, owner, offerId } = await meet("offered");
  const { offer, review, deal } = owner.words;
  const { keyboard } = owner.page;
  await owner.goes(paths.company.offer(offerId));
  await tabsTo(owner, owner.field(offer("terms.term")));
  await keyboard.type("36");
  await tabsTo(owner, owner.field(offer("counter.why")));
  await keyboard.type("Three years fit our order book.");
  await pressesByKeyboard(owner, offer("counter.send"));
  await owner.sees(offer("answer.countered", { institution: bank.texts.name }));

  await tabsTo(owner, owner.main().locator(`a[href="${reviewPaths.acceptance(offerId)}"]`));
  await keyboard.press("Enter");
  await owner.sees(review("accept.title"));
  await tabsTo(owner, amountField(owner));
  await keyboard.type(await amountToType(owner));
  await pressesByKeyboard(owner, review("accept.act"));
  await expect(owner.page.getByRole("list", { name: deal("steps.label") })).toBeVisible();

  // Tab leaves the page again, and each stop on the way shows where it is.
  const unseen = await owner.page.evaluate(() => document.activeElement?.tagName);
  expect(unseen).toBeDefined();
  for (let stops = 0; stops < 80; stops += 1) {
    await keyboard.press("Tab");
    const at = await owner.page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return null;
      const { outlineStyle, boxShadow } = getComputedStyle(element);
      return outlineStyle === "none" && boxShadow === "none" ? element.outerHTML.slice(0, 120) : "";
    });
    if (at === null) return;
    expect(at, "has the focus, and does not show it").toBe("");
  }
  throw new Error("the keyboard does not leave the page");
});

test("two offers that fill an ask together stand within a desk's window, with all that they cost", async ({
  arrives,
}) => {
  const owner = await arrives({ locale: "en" });
  await owner.goes(paths.signIn());
  await signsIn(owner, "company@demo.longspring.test", demoPassword);
  await owner.speaksOwnLanguage();
  await owner.goes(paths.company.offers());
  const pairs = owner.main().getByRole("table", { name: owner.words.comparison("combinations.title") });
  await expect(pairs.locator("td small").first()).toBeVisible();
  const beyond = await owner.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(beyond).toBe(0);
});
