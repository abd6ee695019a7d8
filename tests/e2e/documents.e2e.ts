import { expect } from "@playwright/test";
import { paths } from "#app/shared/paths.ts";
import { PIECE_BYTES } from "#app/domain/documents/limits.ts";
import { dayOn } from "#tests/factories/days.ts";
import { pdf } from "#tests/support/documents/good-files.ts";
import { confirmsFile } from "./support/hand-over.ts";
import { languagesOf } from "./support/languages.ts";
import type { Person } from "./support/person.ts";
import { test } from "./support/test.ts";

/** Two pieces and a half. */
const large = Buffer.concat([pdf(), Buffer.alloc(2.5 * PIECE_BYTES - pdf().length)]);
const file = (name: string, buffer: Buffer) => ({ name, mimeType: "application/pdf", buffer });
const chooses = (person: Person, name: string, buffer: Buffer) =>
  person.main().locator('input[type="file"]').setInputFiles(file(name, buffer));

for (const locale of languagesOf("documents")) {
  test(`a requested document is uploaded over a bad connection and downloaded, and its opening is notified (${locale})`, async ({
    meet,
  }) => {
    const { bank, company, banker, owner, introductionId } = await meet("consented", {
      locale,
      isInspected: true,
    });
    const { documents } = owner.words;

    await banker.goes(paths.institution.introductionDocuments(introductionId));
    await banker.inspects("nothing open");
    await banker.types(documents("ask.words"), company.texts.purposeNote);
    await banker.types(documents("ask.dueOn"), dayOn(60));
    await banker.presses(documents("ask.act"));
    await banker.sees(documents("requestStatuses.requested"));

    await owner.goes(paths.company.documents());
    await owner
      .main()
      .getByRole("link", { name: documents("requests.answer") })
      .click();
    await owner.sees(owner.words.handing("title"));
    await owner.sees(company.texts.purposeNote);
    await owner.inspects("to answer");
    await confirmsFile(owner, "report.pdf", pdf().subarray(0, 150));
    await owner.sees(documents("faults.file-cut"));
    await owner.inspects("refused");

    // The second piece is lost twice on its way.
    let lost = 0;
    await owner.page.route(/offset=1048576/, (route) => (lost++ < 2 ? route.abort() : route.continue()));
    await confirmsFile(owner, "report.pdf", large);
    await owner.sees(documents("lead"));
    await owner.sees("report.pdf");
    await owner.sees(bank.texts.name);
    await owner.sees(documents("fileStatuses.clean"));
    expect(lost).toBeGreaterThan(2);
    await owner.inspects("kept");

    await banker.goes(paths.institution.introductionDocuments(introductionId));
    await banker.sees(documents("requestStatuses.answered"));
    await banker.inspects("open");
    const download = banker.page.waitForEvent("download");
    await banker.main().getByRole("link", { name: "report.pdf" }).click();
    expect((await download).suggestedFilename()).toBe("report.pdf");

    await owner.goes(paths.company.documents());
    await owner.sees(documents("openings.version", { name: "report.pdf", version: 1 }));
    await owner.goes(paths.company.introductionDocuments(introductionId));
    await owner.inspects("opened");
    await owner.main().getByRole("checkbox", { name: "report.pdf" }).uncheck();
    const closed = owner.page.waitForResponse((response) => response.request().method() === "POST");
    await owner.presses(documents("company.act"));
    await closed;
    await banker.goes(paths.institution.introductionDocuments(introductionId));
    await banker.sees(documents("institution.none"));
  });
}

test("a document can be uploaded without JavaScript", async ({ testData, comesBack }) => {
  const owner = await comesBack(await testData.published(), { withoutScript: true });
  const { documents } = owner.words;
  await owner.goes(paths.company.documents());
  await owner.presses(documents("upload.act"));
  await owner.sees(documents("faults.file-missing"));
  await chooses(owner, "statement.pdf", large);
  await owner.presses(documents("upload.act"));
  await expect(owner.main().getByRole("link", { name: "statement.pdf" })).toBeVisible();
});
