import { expect, type Locator } from "@playwright/test";
import { paths } from "#app/shared/paths.ts";
import { signsIn } from "#tests/e2e/path/accounts.ts";
import { languagesOf } from "#tests/e2e/support/languages.ts";
import type { Person } from "#tests/e2e/support/person.ts";
import { test } from "#tests/e2e/support/test.ts";

/** What is typed into a form of several lines is there until it has been sent, whatever happens to its page. */
const stored = (person: Person) => person.page.evaluate(() => sessionStorage.getItem("longspring texts"));

/** The script that remembers texts is loaded after the page. */
async function remembers(person: Person, field: Locator, text: string): Promise<void> {
  await expect(async () => {
    await field.fill("");
    await field.fill(text);
    expect(await stored(person)).toContain(text);
  }).toPass();
}

for (const locale of languagesOf("texts")) {
  test(`words, figures and choices of a counter-offer and of a refusal outlive reload, way back, language and session (${locale})`, async ({
    meet,
  }) => {
    const { company, owner, offerId } = await meet("offered", { locale });
    const { offer } = owner.words;
    const [counter, decline] = [owner.field(offer("counter.why")), owner.field(offer("answer.words"))];
    const words = company.texts.purposeNote;
    const [term, amount] = [owner.field(offer("terms.term")), owner.field(offer("terms.amount"))];
    const reason = owner.field(offer("answer.why"));
    const asked = locale === "en" ? "2.5" : "250";
    const declining = `${words} ${words}`.slice(0, 200);
    const here = paths.company.offer(offerId);
    const areThere = async () => {
      await expect(counter).toHaveValue(words);
      await expect(decline).toHaveValue(declining);
      await expect(term).toHaveValue("36");
      await expect(amount).toHaveValue(asked);
      await expect(reason).toHaveValue("price");
    };
    await owner.goes(here);
    await remembers(owner, counter, words);
    await remembers(owner, decline, declining);
    await term.fill("36");
    await amount.fill(asked);
    await reason.selectOption("price");

    await owner.page.reload();
    await areThere();

    await owner.turnsTo(owner.words.common("nav.documents"));
    await owner.reads(owner.words.documents("title"));
    await owner.page.goBack();
    await areThere();

    // The other language and back again.
    const tools = owner.words.common(locale === "en" ? "tools.toChinese" : "tools.toEnglish");
    await owner.page.getByRole("button", { name: tools }).click();
    await expect(owner.page.locator("html")).not.toHaveAttribute("lang", locale);
    // There an amount has another unit: 2.5 million are 250 times ten thousand.
    await expect(owner.main().locator("textarea[name=words]")).toHaveValue(words);
    await expect(owner.main().locator("input[name=amountFen]")).toHaveValue(locale === "en" ? "250" : "2.5");
    await expect(owner.main().locator("input[name=termMonths]")).toHaveValue("36");
    await owner.speaksOwnLanguage();
    await areThere();

    await owner.page.context().clearCookies();
    await owner.presses(offer("counter.send"));
    await expect(owner.page).toHaveURL(/\/sign-in/);
    await owner.speaksOwnLanguage();
    await signsIn(owner, company.texts.email);
    // The price of the counter-offer may have been asked for last, at the same page.
    await expect(owner.page).toHaveURL(new RegExp(`${here}(?:\\?as=weighing)?$`));
    await areThere();

    // What has been sent is not there again; the other form's words still are.
    await owner.presses(offer("counter.send"));
    await owner.sees(offer("counter.round", { round: 2, rounds: 5 }));
    await expect(counter).toHaveValue("");
    await owner.page.reload();
    await owner.isReady();
    await expect(decline).toHaveValue(declining);
    await expect(reason).toHaveValue("price");
    await expect(counter).toHaveValue("");
    await expect(term).toHaveValue("");
  });
}

test("figures typed when the session had expired are there after the sign-in, and not once they are saved", async ({
  testData,
  comesBack,
}) => {
  const company = await testData.published();
  const owner = await comesBack(company);
  const { company: words, prospect } = owner.words;
  await owner.goes(paths.company.figures());
  const year = new Date().getFullYear() - 1;
  const staff = owner.field(prospect("figures.cell", { label: prospect("rows.staff"), year: String(year) }));
  const before = await staff.inputValue();
  await remembers(owner, staff, "91");
  await owner.page.context().clearCookies();
  await owner.presses(words("figures.save"));
  await expect(owner.page).toHaveURL(/\/sign-in/);
  await signsIn(owner, company.texts.email);
  await expect(owner.page).toHaveURL(({ pathname }) => pathname === paths.company.figures());
  await expect(staff).toHaveValue("91");

  // A link leads to what is saved, a way back to what was typed.
  await owner.turnsTo(owner.words.common("nav.documents"));
  await owner.goes(paths.company.profile());
  await owner.main().locator(`a[href='${paths.company.figures()}']`).first().click();
  await expect(staff).toHaveValue(before);
  await staff.fill("92");
  await owner.presses(words("figures.save"));
  await expect(owner.page).toHaveURL(({ pathname }) => pathname === paths.company.profile());
  expect(await stored(owner)).toBeNull();
});

test("an offer is written on at its step after a session that had expired", async ({
  testData,
  comesBack,
}) => {
  const [bank, company] = await Promise.all([testData.bank(), testData.published()]);
  const introductionId = await testData.consented(bank, company);
  const banker = await comesBack(bank);
  const { introduction, builder, offer } = banker.words;
  await banker.goes(paths.institution.introduction(introductionId));
  await banker.presses(introduction("institution.startOffer"));
  await banker.types(offer("builder.fields.termMonths"), "30");
  await banker.presses(builder("steps.goOn", { step: builder("steps.names.price") }));
  const points = banker.field(offer("builder.fields.spreadBp"));
  await expect(points).toBeVisible();
  await banker.page.context().clearCookies();
  await points.fill("85");
  await expect(banker.page).toHaveURL(/\/sign-in/);
  await signsIn(banker, bank.texts.email);
  await expect(banker.page).toHaveURL(({ searchParams }) => searchParams.get("step") === "price");
  await expect(points).toBeVisible();
});

test("what is typed for an application is there again, in its folded part, and ends with the sign-out", async ({
  testData,
  comesBack,
}) => {
  const [bank, company] = await Promise.all([testData.bank(), testData.published()]);
  await testData.consented(bank, company);
  const banker = await comesBack(bank);
  const { application, common } = banker.words;
  await banker.goes(paths.institution.applications());
  await banker.main().locator("a[href*='/institution/applications/']").first().click();
  await banker.unfolds(application("decide.declineTitle"));
  const note = banker.main().locator("#decline-application-note");
  await remembers(banker, note, "The order book is thin.");
  await banker.page.reload();
  await expect(note).toBeVisible();
  await expect(note).toHaveValue("The order book is thin.");

  // A refused form keeps its words, also after another reload.
  await banker.presses(application("decide.decline"));
  await expect(banker.main().locator("#error-summary")).toBeVisible();
  await banker.page.reload();
  await expect(note).toHaveValue("The order book is thin.");

  await banker.page.locator("header details summary.tool--org").click();
  await banker.page
    .locator("header")
    .getByRole("button", { name: common("nav.signOut") })
    .first()
    .click();
  await expect(banker.page).toHaveURL(({ pathname }) => pathname === "/");
  expect(await stored(banker)).toBeNull();
});
