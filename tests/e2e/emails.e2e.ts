import { expect } from "@playwright/test";
import { paths } from "#app/shared/paths.ts";
import { opensEmail } from "#tests/e2e/path/accounts.ts";
import { test } from "#tests/e2e/support/test.ts";

test("an unsubscribe link asks first and needs no sign-in; the account's page shows the change and can undo it", async ({
  testData,
  arrives,
  comesBack,
}) => {
  const locale = "zh-CN";
  const [bank, company] = await Promise.all([testData.bank(locale), testData.published(locale)]);
  await testData.introduction(bank, company);
  const reader = await arrives({ locale, inspects: "on-desktop-and-phone" });
  const { mail, notifications } = reader.words;
  const subject = mail("emails.notify-company-introduction-requested.subject", {
    institution: bank.texts.name,
  });
  await opensEmail(reader, company.texts.email, subject);
  await reader.main().locator('article a[href*="/unsubscribe?token="]').click();
  await reader.reads(notifications("stop.title"));
  await reader.inspects("asked");
  await reader.presses(notifications("stop.submit"));
  await reader.reads(notifications("stop.done"));
  await reader.sees(notifications("stop.doneLead", { what: notifications("groups.introductions") }));

  const owner = await comesBack(company, { locale });
  await owner.goes(paths.account());
  await owner.follows(owner.words.accounts("account.toEmails"));
  const question = owner.main().getByRole("group", { name: notifications("groups.introductions") });
  await expect(question.getByLabel(notifications("ways.page"))).toBeChecked();
  await question.getByLabel(notifications("ways.digest")).check();
  await owner.picks(notifications("emails.quietFrom"), "22:00");
  await owner.presses(notifications("emails.save"));
  await owner
    .main()
    .getByRole("link", { name: notifications("emails.quietUntil") })
    .click();
  await owner.picks(notifications("emails.quietUntil"), "07:00");
  await owner.presses(notifications("emails.save"));
  await owner.sees(notifications("emails.saved"));
  await owner.page.reload();
  await expect(question.getByLabel(notifications("ways.digest"))).toBeChecked();
  await expect(owner.field(notifications("emails.quietFrom"))).toHaveValue("22");
});

test("an owner requests all data as one archive; the page shows when it is ready, and it is downloaded", async ({
  testData,
  comesBack,
}) => {
  const owner = await comesBack(await testData.published(), { inspects: "on-desktop-and-phone" });
  const { accounts } = owner.words;
  await owner.goes(paths.account());
  await owner.follows(accounts("export.archives"));
  await owner.presses(accounts("export.ask"));
  const fetched = owner.link(accounts("export.fetch"));
  await expect(fetched).toBeVisible({ timeout: 20_000 });
  await owner.inspects("archive is there");
  const [download] = await Promise.all([owner.page.waitForEvent("download"), fetched.click()]);
  expect(download.suggestedFilename()).toMatch(/^longspring-.*\.zip$/);
});
