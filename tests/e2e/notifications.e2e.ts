import { expect } from "@playwright/test";
import { paths } from "#app/shared/paths.ts";
import { languagesOf } from "./support/languages.ts";
import type { Person } from "./support/person.ts";
import { test } from "./support/test.ts";

/** Allows for a busy machine; the time is printed. */
const patienceMs = 3_000;

for (const locale of languagesOf("notifications")) {
  test(`the notification count updates at once, and the page lists the notifications (${locale})`, async ({
    meet,
  }) => {
    const { bank, company, banker, owner } = await meet("matched", {
      locale,
      owner: { inspects: "on-desktop-and-phone" },
    });
    const { notifications, introduction, mail } = owner.words;
    await owner.goes(paths.company.introductions());
    // Their prospect was published: already notified.
    await owner.goes(paths.notifications());
    await owner.reads(notifications("page.title"));
    const before = await owner.main().locator(".notified li[data-unread]").count();
    await expect(bellOf(owner, before)).toBeVisible();

    await banker.goes(paths.institution.pursue(company.prospectId, bank.mandateId));
    const answered = banker.page
      .waitForResponse((response) => response.request().method() === "POST")
      .then(() => Date.now());
    await banker.presses(introduction("request.act"));
    const begun = await answered;
    await bellOf(owner, before + 1).waitFor({ timeout: patienceMs });
    console.log(`the bell, ${locale}: ${Date.now() - begun} ms after the answer`);

    await bellOf(owner, before + 1).click();
    const words = mail("emails.notify-company-introduction-requested.subject", {
      institution: bank.texts.name,
    });
    await expect(owner.link(words)).toBeVisible();
    await expect(owner.main().locator(".notified li").first().locator("time")).toHaveCount(2); // when, and by when
    await owner.inspects("told");
    await owner.follows(words);
    await owner.reads(introduction("company.asksToMeet", { institution: bank.texts.name }));

    await owner.goes(paths.notifications());
    const other = await owner.opensTab();
    await other.goes(paths.company.introductions());
    await expect(bellOf(other, before + 1)).toBeVisible();
    await owner.presses(notifications("page.readAll"));
    await expect(owner.main().locator("[data-unread]")).toHaveCount(0);
    await expect(bellOf(owner, 0)).toBeVisible();
    await expect(bellOf(other, 0)).toBeVisible();
  });
}

test("the bell catches up with events missed during a disconnection", async ({ testData, meet }) => {
  const { bank, company, owner } = await meet("matched");
  await owner.goes(paths.notifications());
  const before = await owner.main().locator(".notified li[data-unread]").count();
  await owner.page.context().setOffline(true);
  await testData.introduction(bank, company);
  await owner.page.context().setOffline(false);
  await expect(bellOf(owner, before + 1)).toBeVisible({ timeout: 15_000 });
});

function bellOf({ page, words }: Person, unread: number) {
  return page.getByRole("link", {
    name: unread === 0 ? words.common("bell.none") : words.common("bell.unread", { unread: String(unread) }),
    exact: true,
  });
}
