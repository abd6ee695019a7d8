import { expect } from "@playwright/test";
import { translator } from "#app/i18n/translator.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { paths } from "#app/shared/paths.ts";
import { reviewPaths } from "#app/shared/review-paths.ts";
import { startsTheDay } from "./path/admin.ts";
import { languagesOf } from "./support/languages.ts";
import { test } from "./support/test.ts";

for (const locale of languagesOf("stopped-institution")) {
  test(`a company goes on with what it has with a suspended institution, and agrees on nothing new (${locale})`, async ({
    meet,
    testData,
    arrives,
  }) => {
    const { bank, owner, offerId } = await meet("offered", { locale, isInspected: true });
    const { company, refusals, review } = owner.words;
    const name = bank.texts.name;
    await owner.goes(reviewPaths.acceptance(offerId));

    // The admin reads what a suspension leaves companies with.
    const admin = await arrives({ locale, inspects: "on-desktop-and-phone" });
    await startsTheDay(admin);
    await admin.goes(`${adminPaths.institution(bank.actor.institutionId)}/suspend`);
    await admin.sees(translator(locale, "server.stopped.review")("notified"));
    await admin.inspects("institution to suspend");

    const amount = owner.main().locator("input[name=typedAmount]");
    await amount.fill("5,000,000");
    await testData.suspends(bank);

    // An acceptance that was reviewed before is refused, with the amount as typed.
    await owner.main().locator("button[value=accept]").click();
    await owner.sees(refusals("offer-institution-suspended"));
    await expect(amount).toHaveValue("5,000,000");

    await owner.goes(paths.company.home());
    await owner.doesNotSee(company("home.tasks.decideAct"));
    await owner.sees(name);
    await owner.inspects("institution suspended");
    // The consent is in its list, with the way to it.
    await owner.goes(paths.company.introductions());
    const introduction = owner.main().locator("a[href^='/company/introductions/']");
    const links = await introduction.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
    const [introductionId = ""] = links.flatMap((link) => /[0-9a-f-]{36}/u.exec(link) ?? []);
    for (const page of [
      paths.company.offer(offerId),
      paths.company.offers(),
      paths.company.introductions(),
      paths.company.introductionConsent(introductionId),
      paths.company.introduction(introductionId),
    ]) {
      await owner.goes(page);
      await owner.sees(name);
      await owner.inspects("institution suspended");
    }
    await owner.goes(paths.notifications());
    await owner.sees(name);

    // The consent is still the company's to revoke.
    await owner.goes(reviewPaths.revocation(introductionId));
    await owner.main().locator("button[value=revoke]").click();
    await owner.page.waitForURL(new RegExp(`${introductionId}$`, "u"));
    await expect(owner.main()).not.toContainText(review("follows"));
    expect(owner.failures()).toEqual([]);
  });
}
