import { expect, type Locator } from "@playwright/test";
import { paths } from "#app/shared/paths.ts";
import { opensPass, opportunityCard, findsOpportunity } from "./path/matching.ts";
import { languagesOf } from "./support/languages.ts";
import { whenTextAppears } from "./support/moments.ts";
import type { Person } from "./support/person.ts";
import { test } from "./support/test.ts";

/** A product that no other journey uses: nobody else changes these lists. */
const quiet = "equity_pledge_loan";
/** Allows for a busy machine; the time is printed. */
const patienceMs = 3_000;

test.describe("in each language", () => {
  for (const locale of languagesOf("live-lists")) {
    test(`editing a mandate in one browser updates the company's list in another (${locale})`, async ({
      meet,
    }) => {
      const { bank, banker, owner } = await meet("matched", { locale, instrument: quiet, isInspected: true });
      const { matching } = owner.words;
      const funder = funderRow(owner, bank.texts.name);
      const reading = owner.link(matching("funders.details"), funder);
      await owner.goes(paths.company.funders());
      expect(await owner.turnsPagesTo(funder)).toBe(true);
      await reading.click();
      await expect(funder.getByRole("table").first()).toBeVisible();
      await expect(funder).toContainText(bank.texts.mandate);
      await reading.focus();
      const before = await staysHere(reading);

      const { mandate } = banker.words;
      await banker.goes(paths.institution.mandate(bank.mandateId));
      await banker.types(mandate("edit.amountMax"), locale === "en" ? "9" : "900");
      const version = matching("funders.mandateNumber", { number: "", version: 2 }).trim();
      const changed = whenTextAppears(funder, version);
      const answered = answerOf(banker);
      await banker.presses(mandate("edit.submit", { version: 2 }));
      report(`a mandate's edit on the company's list, ${locale}`, await answered, await changed);

      await expect(reading).toHaveAttribute("aria-expanded", "true");
      await expect(reading).toBeFocused();
      await expect(owner.page.getByText(matching("live.updated"))).toHaveAttribute("role", "status");
      await isStillHere(reading, before);
      await owner.inspects("brought up to date");
      // The item being read stays, even if the list no longer has it.
      await banker.goes(paths.institution.mandate(bank.mandateId));
      await banker.types(mandate("edit.amountMax"), locale === "en" ? "2" : "200");
      await banker.presses(mandate("edit.submit", { version: 3 }));
      await expect(owner.page.getByText(matching("live.kept"))).toBeVisible();
      await expect(funder.getByRole("table").first()).toBeVisible();
      await owner.inspects("kept");
      await reading.click();
      await expect(owner.page.getByText(matching("live.kept"))).toHaveCount(0);
    });

    test(`pausing a prospect updates the bank's list without losing typed text (${locale})`, async ({
      meet,
    }) => {
      const { company, banker, owner } = await meet("matched", {
        locale,
        instrument: quiet,
        isInspected: true,
      });
      const { matching } = banker.words;
      const opportunity = opportunityCard(banker, company.texts.headline);
      await findsOpportunity(banker, company.texts.headline);
      await opensPass(banker, company.texts.headline);
      const note = banker.field(matching("opportunities.pass.note"), opportunity);
      await note.fill(company.texts.product);
      const before = await staysHere(note);

      const { prospect } = owner.words;
      await owner.goes(paths.company.prospect(company.prospectId));
      const changed = whenTextAppears(banker.page.locator("ol.list-rows"), matching("live.kept"));
      const answered = answerOf(owner);
      await owner.presses(prospect("view.pause"));
      report(`a pause on the bank's list, ${locale}`, await answered, await changed);

      await expect(note).toHaveValue(company.texts.product);
      await expect(note).toBeFocused();
      await isStillHere(note, before);
      await banker.inspects("kept");

      await owner.presses(prospect("view.resume"));
      await expect(banker.page.getByText(matching("live.kept"))).toHaveCount(0);
      await expect(opportunity).toBeVisible();
      await expect(note).toHaveValue(company.texts.product);
      await expect(note).toBeFocused();
    });
  }
});

test("a change that arrives while details are loading waits for them, and errors of a form stay", async ({
  meet,
}) => {
  const { company, banker, owner } = await meet("matched", { instrument: quiet });
  const { matching } = banker.words;
  const { headline } = company.texts;
  await findsOpportunity(banker, headline);
  const row = opportunityCard(banker, headline);
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await banker.page.route(/__manifest.*comparison/, async (route) => {
    await released;
    await route.continue();
  });
  await row.getByRole("button", { name: matching("opportunities.details") }).click();
  await expect(row.getByText(matching("opportunities.detailsLoading"))).toBeVisible();

  await owner.goes(paths.company.prospect(company.prospectId));
  await owner.presses(owner.words.prospect("view.pause"));
  await owner.presses(owner.words.prospect("view.resume"));
  await owner.sees(owner.words.prospect("view.pause"));
  // Longer than a change takes to arrive.
  await banker.page.waitForTimeout(patienceMs / 2);
  await expect(row.getByText(matching("opportunities.detailsLoading"))).toBeVisible();
  release();
  await expect(banker.page.getByText(matching("live.updated"))).toHaveAttribute("role", "status");
  await expect(row.locator("dl").first()).toBeVisible();
  await banker.reads(matching("opportunities.title"));

  // A refused form keeps its errors, too.
  await opensPass(banker, headline);
  await banker.presses(matching("opportunities.pass.submit"));
  const error = row.getByText(banker.words.forms("choice")).first();
  await expect(error).toBeVisible();
  await owner.presses(owner.words.prospect("view.pause"));
  await expect(banker.page.getByText(matching("live.kept"))).toBeVisible();
  await expect(error).toBeVisible();
});

test("without JavaScript the list can be read as it was loaded, and every criterion of one entry", async ({
  meet,
}) => {
  const { bank, owner } = await meet("matched", { owner: { withoutScript: true } });
  await owner.goes(paths.company.funders());
  await owner.reads(owner.words.matching("funders.title"));
  // Other funders enter the list meanwhile: the first row may change.
  const funder = funderRow(owner, bank.texts.name);
  expect(await owner.turnsPagesTo(funder)).toBe(true);
  await expect(funder.getByRole("table")).toHaveCount(0);
  await owner.follows(owner.words.matching("funders.details"), funder);
  await expect(funder.getByRole("table").first()).toBeVisible();
  await expect(funder).toContainText(bank.texts.mandate);
});

/** The row of an institution with one mandate. */
function funderRow({ page }: Person, institution: string): Locator {
  return page.locator(".list-rows > li").filter({ has: page.getByRole("heading", { name: institution }) });
}

/** Marks the document and returns the scroll position: a reload would lose the mark, a jump change the position. */
async function staysHere(reading: Locator) {
  await reading.evaluate(() => document.documentElement.setAttribute("data-not-reloaded", ""));
  return placeOf(reading);
}

/**
 * A row inserted or removed above the reader's position may leave either the document's scroll position or the item's
 * place on the screen, as the browser anchors one of them; a jump leaves neither.
 */
async function isStillHere(reading: Locator, before: Awaited<ReturnType<typeof placeOf>>): Promise<void> {
  const { isSame, scroll, top } = await placeOf(reading);
  expect(isSame).toBe(true);
  if (scroll !== before.scroll) expect({ scroll, top }).toEqual({ scroll, top: before.top });
}

function placeOf(reading: Locator) {
  return reading.evaluate((element) => ({
    isSame: document.documentElement.hasAttribute("data-not-reloaded"),
    scroll: Math.round(window.scrollY),
    top: Math.round(element.getBoundingClientRect().top),
  }));
}

/** The moment at which the server answered the next form. */
async function answerOf({ page }: Person): Promise<number> {
  await page.waitForResponse(
    (response) => response.request().method() === "POST" && !response.url().includes("=typing"),
  );
  return Date.now();
}

function report(what: string, answered: number, changed: number): void {
  console.log(`${what}: ${changed - answered} ms after the answer`);
  expect(changed - answered).toBeLessThan(patienceMs);
}
