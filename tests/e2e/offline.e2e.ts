import { expect, type Request } from "@playwright/test";
import { paths } from "#app/shared/paths.ts";
import { translator } from "#app/i18n/translator.ts";
import { reviewPaths } from "#app/shared/review-paths.ts";
import type { Person } from "./support/person.ts";
import { test } from "./support/test.ts";

const alertThat = (owner: Person, key: "offline" | "unanswered") =>
  owner
    .main()
    .getByRole("alert")
    .filter({ hasText: translator(owner.locale, "server")(key) });

/** The form says that it was not sent, and has what was typed; once the network is back it can be sent. */
async function staysOffline(owner: Person, send: string, typed: readonly [string, string][]): Promise<void> {
  const said = alertThat(owner, "offline");
  await owner.presses(send);
  await expect(said).toHaveCount(1);
  await owner.inspects("offline");
  for (const [label, value] of typed) await expect(owner.field(label)).toHaveValue(value);
}

test("a counter-offer and an acceptance typed offline stay on their pages until they can be sent", async ({
  meet,
}) => {
  const { bank, owner, offerId } = await meet("offered", { isInspected: true });
  const { offer, review } = owner.words;
  const why = "Our largest order is paid in month thirty.";
  await owner.goes(paths.company.offer(offerId));
  await owner.hasForms();
  await owner.page.context().setOffline(true);
  await owner.types(offer("counter.why"), why);
  // What is typed is compared after a pause, which fails without a word.
  const weighed = owner.page.waitForEvent("requestfailed", (request) =>
    request.url().includes("as=weighing"),
  );
  await owner.types(offer("terms.term"), "36");
  await weighed;
  await staysOffline(owner, offer("counter.send"), [
    [offer("terms.term"), "36"],
    [offer("counter.why"), why],
  ]);
  await owner.page.context().setOffline(false);
  await owner.presses(offer("counter.send"));
  await owner.sees(offer("answer.countered", { institution: bank.texts.name }));

  await owner.goes(reviewPaths.acceptance(offerId));
  await owner.types(review("typed.label"), "5,000,000");
  await owner.page.context().setOffline(true);
  await staysOffline(owner, review("accept.act"), [[review("typed.label"), "5,000,000"]]);
  await owner.page.context().setOffline(false);
  await owner.presses(review("accept.act"));
  await expect(owner.page).toHaveURL(/\/company\/deals\//);
  expect(owner.failures()).toEqual([]);
});

test("a page that cannot be loaded says that the connection is gone, and nothing is lost by going back", async ({
  meet,
}) => {
  const { owner, offerId } = await meet("offered");
  const { common, comparison } = owner.words;
  await owner.goes(paths.company.offers());
  await owner.page.context().setOffline(true);
  await owner.page
    .locator(`a[href="${paths.company.offer(offerId)}"]`)
    .first()
    .click();
  await owner.reads(common("errors.unavailable.title"));
  await owner.page.context().setOffline(false);
  await owner.page.goBack();
  await owner.reads(comparison("title"));
});

test("an act whose answer is lost says that it may have been done, and the reloaded page shows that it was", async ({
  meet,
}) => {
  const { bank, owner, offerId } = await meet("offered");
  const { offer } = owner.words;
  const why = "Our largest order is paid in month thirty.";
  await owner.goes(paths.company.offer(offerId));
  await owner.types(offer("terms.term"), "36");
  await owner.types(offer("counter.why"), why);
  const acts = (url: URL) => url.pathname.endsWith(".data") && !url.search.includes("as=weighing");
  await owner.page.route(acts, async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    await route.fetch();
    return route.abort("connectionreset");
  });
  await owner.presses(offer("counter.send"));
  await expect(alertThat(owner, "unanswered")).toHaveCount(1);
  await expect(alertThat(owner, "offline")).toHaveCount(0);
  await expect(owner.field(offer("counter.why"))).toHaveValue(why);
  await owner.page.unroute(acts);
  await owner.page.reload();
  await owner.sees(offer("answer.countered", { institution: bank.texts.name }));
});

test("a page whose data can't be reloaded stays with what was typed, and is up to date once it can be", async ({
  meet,
}) => {
  const { bank, company, banker, owner, introductionId } = await meet("consented");
  const [words, send] = [owner.words.introduction("thread.words"), owner.words.introduction("thread.send")];
  const message = company.texts.purposeNote;
  await owner.goes(paths.company.introduction(introductionId));
  await banker.goes(paths.institution.introduction(introductionId));
  await banker.field(words).fill(bank.texts.name);
  const failed = [owner, banker].map(({ page }) => page.waitForEvent("requestfailed", isReload));
  for (const { page } of [owner, banker])
    await page.route(isData, (route) =>
      route.request().method() === "GET" ? route.abort("connectionreset") : route.continue(),
    );
  await owner.types(words, message);
  await owner.presses(send);
  await Promise.all(failed);
  for (const { page } of [owner, banker]) await page.unroute(isData);
  for (const { page } of [owner, banker]) await expect(page.locator("ol.thread")).toContainText(message);
  await expect(banker.field(words)).toHaveValue(bank.texts.name);
});

const isData = (url: URL): boolean => url.pathname.endsWith(".data");

const isReload = (request: Request): boolean => request.method() === "GET" && isData(new URL(request.url()));
