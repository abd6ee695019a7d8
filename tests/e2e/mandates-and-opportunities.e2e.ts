import { expect } from "@playwright/test";
import { paths } from "#app/shared/paths.ts";
import { fitsNow, startsMandate, typesMandate } from "./path/mandate.ts";
import { opensPass, opportunityCard, findsOpportunity } from "./path/matching.ts";
import { test } from "./support/test.ts";

test("the prospects that fit a mandate are counted while it is typed", async ({ testData, comesBack }) => {
  const [bank] = await Promise.all([testData.bank(), testData.published()]);
  const banker = await comesBack(bank);
  const { mandate } = banker.words;
  await startsMandate(banker);
  await typesMandate(banker, bank.texts);
  await expect.poll(() => fitsNow(banker)).toBeGreaterThan(0);
  await banker.types(mandate("edit.amountMin"), "");
  await banker.types(mandate("edit.amountMax"), "0.01");
  await expect.poll(() => fitsNow(banker)).toBe(0);
  await banker.sees(mandate("preview.none"));
  await banker.types(mandate("edit.amountMax"), "");
  await expect.poll(() => fitsNow(banker)).toBeGreaterThan(0);
});

test("an institution passes on an opportunity with a code, undoes it, and the company is shown nothing of one pass", async ({
  testData,
  comesBack,
}) => {
  const [bank, company] = await Promise.all([testData.bank(), testData.published()]);
  await testData.matched(bank, company);
  const banker = await comesBack(bank);
  const { matching, terms, forms } = banker.words;
  const { headline, name } = company.texts;
  await findsOpportunity(banker, headline);
  await opensPass(banker, headline);
  await banker.presses(matching("opportunities.pass.submit"));
  await expect(opportunityCard(banker, headline)).toContainText(forms("choice"));

  await banker.sees(matching("opportunities.pass.changeHere"));
  await banker.ticks(matching("opportunities.pass.why"), terms("declineReasons.revenue"));
  await banker.presses(matching("opportunities.pass.submit"));
  await banker.sees(matching("opportunities.pass.done"));
  await banker.sees(matching("opportunities.pass.nothing"));
  await expect(opportunityCard(banker, headline)).toHaveCount(0);

  const owner = await comesBack(company);
  await owner.goes(paths.company.home());
  await owner.sees(owner.words.company("home.passedFew"));
  await owner.sees(owner.words.company("home.passesSummed"));
  await owner.doesNotSee(bank.texts.name);

  await banker.presses(matching("opportunities.pass.undo"));
  await findsOpportunity(banker, headline);
  await banker.doesNotSee(name);
});

test("without JavaScript the form stands on the row, says what it changes, and keeps what was typed", async ({
  testData,
  comesBack,
}) => {
  const [bank, company] = await Promise.all([testData.bank(), testData.published()]);
  await testData.matched(bank, company);
  const banker = await comesBack(bank, { withoutScript: true });
  const { matching, terms, forms } = banker.words;
  const { headline, product } = company.texts;
  await findsOpportunity(banker, headline);
  await opensPass(banker, headline);
  await expect(opportunityCard(banker, headline).locator("form")).toContainText(
    matching("opportunities.pass.changeThem"),
  );
  await banker.types(matching("opportunities.pass.note"), product);
  await banker.presses(matching("opportunities.pass.submit"));
  await expect(opportunityCard(banker, headline)).toContainText(forms("choice"));
  await expect(banker.field(matching("opportunities.pass.note"))).toHaveValue(product);
  await banker.ticks(matching("opportunities.pass.why"), terms("declineReasons.too_young"));
  await banker.presses(matching("opportunities.pass.submit"));
  const what = matching("opportunities.pass.attributes.age");
  await banker.sees(matching("opportunities.pass.learned", { what }));
  await expect(opportunityCard(banker, headline)).toHaveCount(0);
  await banker.presses(matching("opportunities.pass.undo"));
  await findsOpportunity(banker, headline);
});
