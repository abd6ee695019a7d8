import { expect } from "@playwright/test";
import { paths } from "#app/shared/paths.ts";
import { pdf } from "#tests/support/documents/good-files.ts";
import { confirmsFile } from "./support/hand-over.ts";
import { languagesOf } from "./support/languages.ts";
import { test } from "./support/test.ts";

for (const locale of languagesOf("applications")) {
  test(`an application is completed, declined with a repairable reason, and reopened (${locale})`, async ({
    meet,
  }) => {
    const { bank, company, banker, owner, introductionId } = await meet("consented", {
      locale,
      isInspected: true,
    });
    const { application, documents, introduction, terms } = banker.words;
    const repair = company.texts.purposeNote;
    const returns = terms("requestedItems.tax_returns");
    const statements = terms("requestedItems.bank_statements");

    await banker.goes(paths.institution.introduction(introductionId));
    await banker.follows(introduction("institution.toApplication"));
    await banker.sees(company.texts.name);
    await banker.unfolds(application("request.title"));
    await banker.ticks(application("request.items"), returns, statements);
    await banker.presses(application("request.act"));
    await banker.sees(terms("states.application.incomplete"));
    await banker.inspects("incomplete");

    await owner.goes(paths.company.documents());
    await owner.sees(returns);
    await owner.inspects("owed");
    const row = owner.main().getByRole("row").filter({ hasText: returns });
    await owner.follows(documents("requests.answer"), row);
    await owner.sees(owner.words.handing("title"));
    await owner.isReady();
    await owner.inspects("to hand over");
    await confirmsFile(owner, "tax.pdf", pdf().subarray(0, 150));
    await owner.sees(documents("faults.file-cut"));
    await owner.inspects("file refused");
    await confirmsFile(owner, "tax.pdf");
    await owner.sees(application("items.companyTitle", { institution: bank.texts.name, isOver: "no" }));
    await owner.inspects("owing");
    await expect(owner.link("tax.pdf")).toBeVisible();
    await owner.sees(terms("states.application.incomplete"));
    await owner.inspects("one provided");

    await owner.unfolds(`${application("items.noFile")} ${statements}`);
    await owner.presses(application("items.noFileAct"));
    await owner.sees(owner.words.common("errors.summary", { count: 1 }));
    await owner.types(application("items.reason"), repair);
    await owner.presses(application("items.noFileAct"));
    await owner.sees(application("items.noFileBecause", { reason: repair }));
    await owner.sees(terms("states.application.incomplete"));
    await owner.inspects("explained");

    await banker.page.reload();
    await banker.sees(application("items.noFileBecause", { reason: repair }));
    await banker.presses(application("decide.complete"));
    await expect(banker.button(application("decide.complete"))).toHaveCount(0);
    await owner.page.reload();
    await owner.sees(terms("states.application.complete"));
    await owner.inspects("complete");
    await banker.inspects("provided");
    const download = banker.page.waitForEvent("download");
    // Among what was asked for; it stands again beside the criteria that it proves, and in the list of documents.
    await banker.link("tax.pdf").first().click();
    expect((await download).suggestedFilename()).toBe("tax.pdf");
    const sheet = banker.page.waitForEvent("download");
    await banker.link(application("page.pdf")).click();
    expect((await sheet).suggestedFilename()).toMatch(/^application-A-\d+-(?:en|zh)\.pdf$/);
    await banker.types(application("tasks.words"), repair);
    await banker.agrees(application("tasks.isTask"));
    await banker.presses(application("tasks.add"));
    await banker.sees(application("tasks.task"));
    await banker.inspects("task added");
    await banker.presses(application("tasks.finish"));
    await banker.sees(application("tasks.done", { count: 1 }));
    await banker.unfolds(application("decide.declineTitle"));
    await banker.ticks(application("decide.codes"), terms("declineReasons.leverage"));
    await banker.agrees(application("decide.repairable"));
    await banker.presses(application("decide.decline"));
    await banker.sees(banker.words.common("errors.summary", { count: 1 }));
    await banker.types(application("decide.repair"), repair);
    await banker.presses(application("decide.decline"));
    await banker.sees(terms("states.application.declined"));

    await owner.page.reload();
    await owner.sees(terms("declineReasons.leverage"));
    await owner.sees(repair);
    await owner.inspects("declined");

    await banker.presses(application("decide.reopen"));
    await banker.sees(terms("states.application.under_review"));
  });
}

test("an item can be provided with a file without JavaScript", async ({ meet }) => {
  const { bank, banker, owner } = await meet("consented", { owner: { withoutScript: true } });
  const { application, documents, terms } = owner.words;
  const returns = terms("requestedItems.tax_returns");
  await banker.goes(paths.institution.applications());
  await banker.main().locator("tbody").getByRole("link").first().click();
  await banker.unfolds(application("request.title"));
  await banker.ticks(application("request.items"), returns);
  await banker.presses(application("request.act"));
  await banker.sees(terms("states.application.incomplete"));

  await owner.goes(paths.company.applications());
  await owner.follows(bank.texts.name);
  await owner.follows(`${application("items.handOver")} ${returns}`);
  await owner.presses(owner.words.handing("act"));
  await owner.sees(documents("faults.file-missing"));
  await owner.sees(owner.words.handing("again"));
  await confirmsFile(owner, "tax.pdf");
  await owner.sees(terms("states.application.complete"));
  await expect(owner.link("tax.pdf")).toBeVisible();
});

test("a bank checks and declines an application without JavaScript", async ({ testData, comesBack }) => {
  const [bank, company] = await Promise.all([testData.bank(), testData.published()]);
  await testData.consented(bank, company);
  const banker = await comesBack(bank, { withoutScript: true });
  const { application, common, terms } = banker.words;
  await banker.goes(paths.institution.applications());
  await banker.follows(company.texts.name);
  await banker.presses(application("decide.complete"));
  await banker.sees(terms("states.application.complete"));
  await banker.unfolds(application("decide.declineTitle"));
  const note = banker.main().locator("#decline-application-note");
  await note.fill(company.texts.purposeNote);
  await banker.presses(application("decide.decline"));
  await banker.sees(common("errors.summary", { count: 1 }));
  await expect(note).toHaveValue(company.texts.purposeNote);
  await banker.ticks(application("decide.codes"), terms("declineReasons.leverage"));
  await banker.presses(application("decide.decline"));
  await banker.sees(terms("states.application.declined"));
});

test("a PDF that the company opened is shown on the page on request, in a frame", async ({ meet }) => {
  const { banker, owner, introductionId } = await meet("consented");
  const { application, terms } = banker.words;
  const returns = terms("requestedItems.tax_returns");
  // Most test browsers have no viewer: the page is the same, the frame stays empty.
  await banker.page.addInitScript(() =>
    Object.defineProperty(Navigator.prototype, "pdfViewerEnabled", { get: () => true }),
  );
  const refused: string[] = [];
  banker.page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) refused.push(message.text());
  });
  await banker.goes(paths.institution.introduction(introductionId));
  await banker.follows(banker.words.introduction("institution.toApplication"));
  await banker.unfolds(application("request.title"));
  await banker.ticks(application("request.items"), returns);
  await banker.presses(application("request.act"));
  await banker.sees(terms("states.application.incomplete"));
  const page = banker.page.url();
  await owner.goes(paths.company.documents());
  await owner.follows(owner.words.documents("requests.answer"));
  await owner.isReady();
  await confirmsFile(owner, "tax.pdf");
  await expect(owner.link("tax.pdf")).toBeVisible();

  await banker.goes(page);
  await expect(banker.main().locator("iframe")).toHaveCount(0);
  const shown = banker.page.waitForResponse((answer) => answer.url().includes("?view=frame"));
  await banker.presses(application("files.show"));
  const answer = await shown;
  expect([answer.status(), answer.headers()["content-disposition"]]).toEqual([
    200,
    expect.stringMatching(/^inline/),
  ]);
  await expect(banker.main().locator('iframe[title="tax.pdf"]')).toBeVisible();
  expect(refused).toEqual([]);
  await banker.presses(application("files.hide"));
  await expect(banker.main().locator("iframe")).toHaveCount(0);
});
