import { expect } from "@playwright/test";
import { paths } from "#app/shared/paths.ts";
import { translator } from "#app/i18n/translator.ts";
import { reviewPaths } from "#app/shared/review-paths.ts";
import type { Person } from "./support/person.ts";
import { test } from "./support/test.ts";

/** The form says that it was not sent, and has what was typed; once the network is back it can be sent. */
async function staysOffline(owner: Person, send: string, typed: readonly [string, string][]): Promise<void> {
  const said = owner
    .main()
    .getByRole("alert")
    .filter({ hasText: translator(owner.locale, "server")("offline") });
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
  // Parts of the page are loaded after it.
  await owner.page.waitForFunction(() =>
    [...document.querySelectorAll("main :is(form, section)")].every((part) =>
      Object.keys(part).some((key) => key.startsWith("__reactProps")),
    ),
  );
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
