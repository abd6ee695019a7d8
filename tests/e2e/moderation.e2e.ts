import { expect } from "@playwright/test";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { paths } from "#app/shared/paths.ts";
import { opensEmail, signsIn } from "./path/accounts.ts";
import { demoPassword, opensCase, publishes, startsTheDay, takesCase } from "./path/admin.ts";
import { languagesOf } from "./support/languages.ts";
import { test } from "./support/test.ts";

test("a moderator requests a change at its field; the company is notified, corrects it and is published", async ({
  testData,
  arrives,
  comesBack,
}) => {
  const company = await testData.submitted();
  const admin = await arrives({ locale: "en" });
  const { admin: words, prospect, terms, mail } = admin.words;
  const note = "Say how many heads were sold last year.";
  await startsTheDay(admin);
  await takesCase(admin, company.texts.name);
  const about = prospect("fields.business.market");
  await admin.unfolds(prospect("steps.business"));
  await admin.unfolds(`${words("case.note")}: ${about}`);
  await admin.types(`${words("case.note")}: ${about}`, note);
  await admin.ticks(words("decision.what"), words("decision.changes"));
  await admin.ticks(words("decision.codes"), terms("moderationReasons.incomplete"));
  await admin.presses(words("decision.send"));
  await admin.sees(words("decisions.changes_requested"));

  const owner = await comesBack(company);
  await opensEmail(
    owner,
    company.texts.email,
    mail("emails.notify-company-case-decided.subject", { status: "changes_requested" }),
  );
  await owner.goes(paths.company.prospect(company.prospectId));
  await owner.sees(note);
  await owner.goes(paths.company.prospectStep(company.prospectId, "business"));
  await expect(owner.field(about)).toHaveAccessibleDescription(new RegExp(note));
  await owner.types(about, "We sold 412 heads last year, one in eight in the north-east.");
  await owner.presses(owner.words.common("actions.saveAndContinue"));
  await owner.reads(prospect("steps.people"));
  await owner.goes(paths.company.prospectStep(company.prospectId, "teaser"));
  await owner.sees(prospect("submit.declare"));
  await owner.presses(prospect("submit.again"));
  await owner.sees(terms("states.prospect.submitted"));

  await opensCase(admin, company.texts.name);
  await publishes(admin, 2);
  await owner.page.reload();
  await owner.sees(terms("states.prospect.published"));
});

for (const locale of languagesOf("keys of a case"))
  test(`an admin goes through the queue by keys, and types without them (${locale})`, async ({
    testData,
    arrives,
  }) => {
    const company = await testData.submitted(locale);
    const admin = await arrives({ locale, inspects: "on-desktop-and-phone" });
    const { page } = admin;
    const { admin: words } = admin.words;
    await startsTheDay(admin);
    await takesCase(admin, company.texts.name);
    const first = page.url();
    await expect(page.getByRole("heading", { level: 1, name: company.texts.name })).toBeVisible();
    // The decision stands in the first screen, with its button.
    await page.setViewportSize({ width: 1280, height: 800 });
    await admin.ticks(words("decision.what"), words("decision.publish", { version: 1 }));
    await expect(admin.button(words("decision.send"))).toBeInViewport();
    // On a phone a way to it does.
    await page.setViewportSize({ width: 390, height: 844 });
    await page.evaluate(() => scrollTo(0, 0));
    const way = page.locator(".live-bar").getByRole("link", { name: words("case.toDecision") });
    await expect(way).toBeInViewport({ ratio: 1 });
    await way.click();
    await expect(page.getByRole("heading", { name: words("decision.title") })).toBeInViewport();
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(first);

    await admin.types(words("decision.note"), "n is no key here?");
    expect(page.url()).toBe(first);
    await page.keyboard.press("Tab");
    await page.keyboard.press("?");
    await expect(page.getByText(words("shortcuts.note"))).toBeVisible();
    await admin.inspects("shortcuts");
    await page.getByLabel(words("shortcuts.on")).uncheck();
    await page.keyboard.press("n");
    expect(page.url()).toBe(first);
    await page.getByLabel(words("shortcuts.on")).check();
    await page.keyboard.press("d");
    await expect(page.locator("#decision :focus")).toHaveCount(1);
    await page.keyboard.press("n");
    await expect(page).not.toHaveURL(first);
    await expect(page).toHaveURL(/\/admin\/cases\/[0-9a-f-]{36}$/);
    await page.keyboard.press("q");
    await expect(page).toHaveURL(adminPaths.queue());
  });

test("a decision leads to the next case, and names what was decided", async ({ testData, arrives }) => {
  const company = await testData.submitted();
  const admin = await arrives({ locale: "en" });
  await startsTheDay(admin);
  await takesCase(admin, company.texts.name);
  const decided = admin.page.url();
  await publishes(admin, 1);
  await expect(admin.page).toHaveURL(/\/admin\/cases\/[0-9a-f-]{36}\?decided=/);
  const notice = admin.main().getByRole("status").filter({ hasText: company.texts.name });
  await notice.getByRole("link").click();
  await expect(admin.page).toHaveURL(decided);
});

test("a case is taken and decided without JavaScript", async ({ testData, arrives }) => {
  const company = await testData.submitted();
  const admin = await arrives({ locale: "en", withoutScript: true });
  await startsTheDay(admin);
  await takesCase(admin, company.texts.name);
  await admin.presses(admin.words.admin("decision.send"));
  await admin.sees(admin.words.common("errors.summary", { count: 1 }));
  await publishes(admin, 1);
});

for (const locale of languagesOf("suspension"))
  test(`a suspension by one admin is confirmed by another (${locale})`, async ({ testData, arrives }) => {
    const bank = await testData.bank();
    const page = adminPaths.institution(bank.actor.institutionId);
    const first = await arrives({ locale, inspects: "on-desktop-and-phone" });
    const { admin, binding, terms } = first.words;
    await startsTheDay(first);
    await first.goes(page);
    await first.follows(admin("moves.suspend"));
    await first.sees(binding("standing.suspend.title"));
    await first.picks(binding("standing.reason"), terms("institutionReasons.misconduct"));
    await first.inspects("to-suspend");
    await first.presses(binding("standing.suspend.act"));
    await first.sees(admin("suspension.another"));
    await first.inspects("suspended");
    const download = first.page.waitForEvent("download");
    await first.link(first.words.common("timeline.inChinese")).click();
    expect((await download).suggestedFilename()).toBe("receipt-institution-suspended-zh.pdf");

    const second = await arrives({ locale });
    await second.goes(paths.signIn());
    await signsIn(second, "admin2@demo.longspring.test", demoPassword);
    await second.speaksOwnLanguage();
    await second.sees(admin("today.suspensionsOpen"));
    await second.goes(page);
    await second.follows(admin("suspension.confirm"));
    await second.presses(binding("standing.confirm.act"));
    await second.sees(terms("events.institution-suspension-confirmed"));
    await expect(second.main().getByRole("link", { name: admin("suspension.confirm") })).toHaveCount(0);
  });
