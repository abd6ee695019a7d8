import { expect } from "@playwright/test";
import { paths } from "#app/shared/paths.ts";
import { typesAmount } from "#tests/e2e/path/offer.ts";
import { languagesOf } from "#tests/e2e/support/languages.ts";
import type { Person } from "#tests/e2e/support/person.ts";
import { test } from "#tests/e2e/support/test.ts";

async function withdraws(banker: Person, offerId: string): Promise<void> {
  const { binding, offer, terms } = banker.words;
  await banker.goes(paths.institution.offer(offerId));
  await banker.follows(offer("withdraw.act"));
  await banker.picks(binding("withdraw.why"), terms("declineReasons.compliance"));
  await typesAmount(banker);
  await banker.presses(binding("withdraw.act"));
  await banker.sees(offer("withdraw.closed"));
}

/** Types a counter-offer of another term, and says why. */
async function writesCounter(owner: Person, offerId: string, why: string): Promise<void> {
  const { offer } = owner.words;
  await owner.goes(paths.company.offer(offerId));
  await owner.types(offer("terms.term"), "36");
  await owner.types(offer("counter.why"), why);
}

/** Shows the reason, and returns the typed values once. */
async function isGivenBack(owner: Person, ...words: string[]): Promise<void> {
  const alert = owner.main().getByRole("alert");
  await expect(alert).toHaveCount(1);
  await expect(alert).toContainText(owner.words.common("refusal.unsent"));
  for (const each of words) await expect(alert).toContainText(each);
}

for (const locale of languagesOf("moved on")) {
  test(`answering an offer that was withdrawn meanwhile shows that, and returns the text (${locale})`, async ({
    meet,
  }) => {
    const { company, banker, owner, offerId } = await meet("offered", {
      locale,
      owner: { withoutScript: true },
    });
    const { offer } = owner.words;
    const words = company.texts.purposeNote;
    const mistaken = await owner.opensTab();
    for (const [tab, term] of [
      [owner, "36"],
      [mistaken, "soon"],
    ] as const) {
      await tab.goes(paths.company.offer(offerId));
      await tab.types(offer("terms.term"), term);
      await tab.types(offer("counter.why"), words);
    }
    await withdraws(banker, offerId);

    await owner.presses(offer("counter.send"));
    await isGivenBack(owner, words);
    // Form errors are useless without the form.
    await mistaken.presses(offer("counter.send"));
    await isGivenBack(mistaken, words);
    await mistaken.sees(owner.words.common("refusal.formGone"));
  });
}

test("text typed in a form that disappears is given back to its author", async ({ meet }) => {
  const { company, banker, owner, offerId } = await meet("offered");
  const { offer } = owner.words;
  await owner.goes(paths.company.offer(offerId));
  // The form is hydrated after the page: what is typed earlier is not compared.
  await owner.page.waitForFunction(() =>
    Object.keys(document.getElementById("counter") ?? {}).some((key) => key.startsWith("__reactProps")),
  );
  // What is typed is compared after a pause: that must be over before the withdrawal, which it would notice.
  const compared = owner.page.waitForResponse((response) => response.url().includes("as=weighing"));
  await owner.types(offer("counter.why"), company.texts.purposeNote);
  await compared;
  await withdraws(banker, offerId);
  await owner.types(offer("terms.term"), "36"); // is compared, and the page reloads its data with it
  await isGivenBack(owner, company.texts.purposeNote, `${offer("terms.term")} 36`);
});

test("what was typed and chosen in an answer that is refused with its form is given back by name", async ({
  meet,
}) => {
  const { company, banker, owner, offerId } = await meet("offered");
  const { offer, terms } = owner.words;
  await owner.goes(paths.company.offer(offerId));
  await owner.picks(offer("answer.why"), terms("companyDeclineReasons.price"));
  await owner.types(offer("answer.words"), company.texts.purposeNote);
  // Whoever reads the page hears of a withdrawal at once: this one is sent before.
  await owner.page.route("**/*.data*", (route) =>
    route.request().method() === "GET" ? route.abort() : route.continue(),
  );
  await withdraws(banker, offerId);
  await owner.page.unroute("**/*.data*");
  await owner.presses(offer("answer.decline"));
  await isGivenBack(
    owner,
    company.texts.purposeNote,
    `${offer("answer.why")} ${terms("companyDeclineReasons.price")}`,
  );
});

test("leaving an unsent form for another record shows no notice", async ({ testData, comesBack }) => {
  const [bank, other, company] = await Promise.all([
    testData.bank(),
    testData.bank(),
    testData.published("en"),
  ]);
  const first = await testData.offered(bank, company);
  const second = await testData.offered(other, company);
  const owner = await comesBack(company);
  const { offer } = owner.words;
  const opens = async (path: string): Promise<void> => {
    await owner.page.locator(`a[href="${path}"]`).first().click();
    await owner.page.waitForURL(`**${path}`);
  };
  await owner.goes(paths.company.offers());
  for (const path of [paths.company.offer(second), paths.company.offers(), paths.company.offer(first)])
    await opens(path);
  await owner.types(offer("counter.why"), company.texts.purposeNote);
  await owner.page.evaluate(() => history.go(-2));
  await owner.page.waitForURL(`**${paths.company.offer(second)}`);
  await owner.reads(offer("page.title", { institution: other.texts.name }));
  await expect(owner.field(offer("counter.why"))).toHaveValue("");
  await expect(owner.main().getByRole("alert")).toHaveCount(0);
});

test("a refusal of a form that is still there is shown once, at the form", async ({ meet }) => {
  const { company, owner, offerId } = await meet("offered");
  const { offer } = owner.words;
  await writesCounter(owner, offerId, company.texts.purposeNote);
  const form = owner.main().locator("#counter");
  // As if another version had been issued since; a real one would also renew the page.
  await owner.page.route(`**${paths.company.offer(offerId)}*`, (route) => {
    const postData = route.request().postData()?.replace("version=1", "version=7");
    return route.continue(postData === undefined ? {} : { postData });
  });
  await owner.presses(offer("counter.send"));
  await expect(owner.main().getByRole("alert")).toHaveCount(1);
  await expect(form.getByRole("alert")).toHaveCount(1);
  await expect(owner.field(offer("counter.why"))).toHaveValue(company.texts.purposeNote);
});

test("the text of a counter-offer is not in the form of the next one", async ({ meet }) => {
  const { company, owner, offerId } = await meet("offered");
  const { offer } = owner.words;
  await writesCounter(owner, offerId, company.texts.purposeNote);
  await owner.presses(offer("counter.send"));
  await owner.sees(offer("counter.round", { round: 2, rounds: 5 }));
  await expect(owner.field(offer("counter.why"))).toHaveValue("");
  await expect(owner.field(offer("terms.term"))).toHaveValue("");
  await expect(owner.main().getByRole("alert")).toHaveCount(0);
});

test("an offer started twice is refused the second time, with a message", async ({ meet }) => {
  const { banker, introductionId } = await meet("consented");
  const starts = banker.words.introduction("institution.startOffer");
  const second = await banker.opensTab();
  for (const tab of [banker, second]) await tab.goes(paths.institution.introduction(introductionId));
  await banker.presses(starts);
  await banker.page.waitForURL(/\/institution\/offers\//);
  await second.presses(starts);
  await expect(second.main().getByRole("alert")).toHaveCount(1);
});
