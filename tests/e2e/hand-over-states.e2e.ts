import { expect } from "@playwright/test";
import { paths } from "#app/shared/paths.ts";
import { pdf } from "#tests/support/documents/good-files.ts";
import { languagesOf } from "./support/languages.ts";
import type { Person } from "./support/person.ts";
import { test } from "./support/test.ts";

/** Opens the review of what is asked for from the company's documents. */
async function opensReview(person: Person): Promise<void> {
  await person.goes(paths.company.documents());
  await person
    .main()
    .getByRole("link", { name: person.words.documents("requests.answer") })
    .click();
  await person.sees(person.words.handing("title"));
  await person.isReady();
}

for (const locale of languagesOf("hand-over-states")) {
  test(`the review of a hand-over says what holds it up: a proof, a role, a check, a closed file (${locale})`, async ({
    meet,
    testData,
    comesBack,
  }) => {
    const { bank, company, owner, introductionId } = await meet("consented", { locale, isInspected: true });
    const { handing, refusals } = owner.words;
    await testData.asksForDocument(bank, introductionId, company.texts.purposeNote);

    // The consent names no documents yet: the first file extends it.
    await testData.waitsSixMinutes(company);
    await opensReview(owner);
    await owner.sees(handing("prove"));
    await expect(owner.main().locator('input[type="file"]')).toHaveCount(0);
    await owner.inspects("to be confirmed first");
    const member = await comesBack(await testData.memberOf(company, locale), {
      locale,
      inspects: "on-desktop-and-phone",
    });
    await opensReview(member);
    await member.sees(refusals("not-allowed-role"));
    await member.inspects("of another role");

    await owner.goes(paths.company.documents());
    await owner
      .main()
      .locator('input[type="file"]')
      .setInputFiles({ name: "report.pdf", mimeType: "application/pdf", buffer: pdf() });
    await owner.presses(owner.words.documents("upload.act"));
    await owner.sees(owner.words.documents("fileStatuses.clean"));
    for (const [status, words] of [
      ["pending", "last.pending"],
      ["clean", "last.closed"],
      ["refused", "last.refused"],
    ] as const) {
      await testData.wasHandedOver(introductionId, status);
      await opensReview(owner);
      await owner.sees(handing(words, { name: "report.pdf" }));
      if (status === "pending") await owner.doesNotSee(handing("prove"));
      await owner.inspects(`file ${status}`);
    }
    expect(owner.failures()).toEqual([]);
  });
}
