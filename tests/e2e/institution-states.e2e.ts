import { expect } from "@playwright/test";
import { paths } from "#app/shared/paths.ts";
import { findsOpportunity } from "./path/matching.ts";
import { languagesOf } from "./support/languages.ts";
import type { Person } from "./support/person.ts";
import { test } from "./support/test.ts";

/** The institution's pages in the states that no other journey shows; each is inspected, and pictured by E2E_SHOTS. */
async function looksAt(person: Person, state: string, ...pages: readonly string[]): Promise<void> {
  for (const page of pages) {
    await person.goes(page);
    await expect(person.page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(person.main()).not.toContainText(person.words.common("errors.failed.title"));
    await person.inspects(state);
  }
}

const lists = [
  paths.institution.introductions(),
  paths.institution.applications(),
  paths.institution.offers(),
  paths.institution.deals(),
  paths.institution.pipeline(),
];

for (const locale of languagesOf("institution-viewer")) {
  test(`a viewer reads the institution's pages, and is offered nothing that would be refused (${locale})`, async ({
    testData,
    comesBack,
  }) => {
    const [bank, company] = await Promise.all([testData.bank(locale), testData.published(locale)]);
    const other = await testData.published(locale);
    const introductionId = await testData.consented(bank, company);
    const offerId = await testData.offered(bank, other);
    const viewer = await comesBack(await testData.viewerOf(bank, locale), {
      locale,
      inspects: "on-desktop-and-phone",
    });
    const { application, institution, matching, notifications } = viewer.words;
    await looksAt(viewer, "viewer", paths.institution.home());
    await viewer.sees(notifications("changed.first"));
    await viewer.sees(company.texts.name);
    await viewer.doesNotSee(notifications("changed.nothingYet"));
    await viewer.sees(institution("dashboard.nowOfInstitution"));
    await looksAt(viewer, "viewer", paths.institution.opportunities(), paths.institution.mandates());
    const [note, heading] = await Promise.all(
      [".note-line--lead", "h1"].map((part) => viewer.main().locator(part).boundingBox()),
    );
    expect((heading?.y ?? 0) - (note?.y ?? 0) - (note?.height ?? 0)).toBeGreaterThanOrEqual(20);
    await viewer.goes(paths.institution.opportunities());
    await expect(viewer.main().getByRole("listitem").first()).toBeVisible();
    await expect(viewer.link(matching("opportunities.pass.open"))).toHaveCount(0);
    await expect(viewer.link(matching("opportunities.pursue"))).toHaveCount(0);
    await looksAt(
      viewer,
      "viewer",
      paths.institution.introduction(introductionId),
      paths.institution.offer(offerId),
    );
    await viewer.goes(paths.institution.applications());
    await viewer.follows(company.texts.name);
    await viewer.sees(application("decide.reader"));
    await viewer.inspects("viewer");
    await expect(viewer.main().locator("form[method=post] button:enabled")).toHaveCount(0);
    expect(viewer.failures()).toEqual([]);
  });
}

for (const locale of languagesOf("institution-empty")) {
  test(`an institution with nothing under way reads what comes first (${locale})`, async ({
    testData,
    comesBack,
  }) => {
    const banker = await comesBack(await testData.bank(locale), { locale, inspects: "on-desktop-and-phone" });
    await looksAt(banker, "nothing under way", paths.institution.home(), ...lists);
    expect(banker.failures()).toEqual([]);
  });
}

for (const locale of languagesOf("institution-ended")) {
  test(`what ended says why and what is left to do: consent revoked, offer expired, deal fallen through (${locale})`, async ({
    meet,
    testData,
  }) => {
    const { bank, company, banker, introductionId } = await meet("consented", { locale, isInspected: true });
    const { application, introduction, terms } = banker.words;
    await banker.goes(paths.institution.applications());
    await banker.follows(company.texts.name);
    await banker.page.waitForURL(/\/applications\/[0-9a-f-]{36}$/);
    const page = new URL(banker.page.url()).pathname;
    await testData.revokes(company, introductionId);
    await looksAt(banker, "consent revoked", page, paths.institution.introduction(introductionId));
    await banker.sees(introduction("institution.ended"));
    await banker.goes(page);
    await banker.doesNotSee(company.texts.name);
    await banker.sees(terms("states.application.closed"));
    await expect(banker.link(application("page.pdf"))).toHaveCount(0);

    const other = await testData.published(locale);
    const offerId = await testData.offered(bank, other);
    await banker.goes(paths.institution.offer(offerId));
    await testData.offerExpires(offerId);
    await looksAt(banker, "expired while open", paths.institution.offer(offerId));

    const third = await testData.published(locale);
    const dealId = await testData.contracted(bank, third);
    await testData.fallsThrough(bank, dealId);
    await looksAt(banker, "fallen through", paths.institution.deal(dealId), paths.institution.home());
    expect(banker.failures()).toEqual([]);
  });
}

for (const locale of languagesOf("institution-approval")) {
  test(`a draft that waits for an approver says so to its author and to a viewer (${locale})`, async ({
    meet,
    testData,
    comesBack,
  }) => {
    const { bank, banker, introductionId } = await meet("consented", { locale, isInspected: true });
    const offerId = await testData.awaitsApproval(bank, introductionId);
    const { offer } = banker.words;
    await looksAt(
      banker,
      "awaiting an approver",
      paths.institution.offer(offerId),
      paths.institution.offers(),
    );
    await banker.goes(paths.institution.offer(offerId));
    await banker.sees(offer("approval.waitsNote"));
    const viewer = await comesBack(await testData.viewerOf(bank, locale), {
      locale,
      inspects: "on-desktop-and-phone",
    });
    await looksAt(viewer, "awaiting an approver", paths.institution.offer(offerId));
    await expect(viewer.main().locator("form[method=post] button:enabled")).toHaveCount(0);
  });
}

for (const locale of languagesOf("institution-suspended")) {
  test(`a suspended institution reads why it cannot act, and what goes on (${locale})`, async ({
    testData,
    comesBack,
  }) => {
    const [bank, company] = await Promise.all([testData.bank(locale), testData.published(locale)]);
    const dealId = await testData.contracted(bank, company);
    const banker = await comesBack(bank, { locale, inspects: "on-desktop-and-phone" });
    await testData.suspends(bank);
    await looksAt(banker, "suspended", paths.institution.home());
    await banker.sees(banker.words.terms("states.institution.suspended"));
    await looksAt(banker, "suspended", paths.institution.deal(dealId), paths.institution.profile());
    expect(banker.failures()).toEqual([]);
  });
}

test("an opportunity is passed on from the table, in a form below its row", async ({
  testData,
  comesBack,
}) => {
  const [bank, company] = await Promise.all([testData.bank(), testData.published()]);
  await testData.matched(bank, company);
  const banker = await comesBack(bank, { inspects: "on-desktop-and-phone" });
  const { matching, terms, forms } = banker.words;
  const { headline } = company.texts;
  await findsOpportunity(banker, headline);
  await banker.presses(matching("opportunities.layouts.table"));
  const row = banker.main().getByRole("row").filter({ hasText: headline });
  await expect(row).toBeVisible();
  await row.getByRole("link", { name: matching("opportunities.pass.open") }).click();
  await banker.presses(matching("opportunities.pass.submit"));
  const below = banker.main().locator(".tr--below");
  await expect(below).toContainText(forms("choice"));
  await banker.inspects("passing in the table");
  await banker.ticks(matching("opportunities.pass.why"), terms("declineReasons.revenue"));
  await banker.presses(matching("opportunities.pass.submit"));
  await banker.sees(matching("opportunities.pass.done"));
  await expect(row).toHaveCount(0);
  await banker.presses(matching("opportunities.layouts.rows"));
});
