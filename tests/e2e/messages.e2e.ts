import { expect } from "@playwright/test";
import { paths } from "#app/shared/paths.ts";
import { languagesOf } from "./support/languages.ts";
import { whenTextAppears } from "./support/moments.ts";
import { test } from "./support/test.ts";

/** Allows for a busy machine; the time is printed. */
const patienceMs = 3_000;

for (const locale of languagesOf("messages")) {
  test(`a message appears on the other side's open page at once, and its read receipt on the sender's (${locale})`, async ({
    meet,
  }) => {
    const { bank, company, banker, owner, introductionId } = await meet("consented", {
      locale,
      isInspected: true,
    });
    const thread = (key: "words" | "send" | "unread") => owner.words.introduction(`thread.${key}`);
    await owner.goes(paths.company.introduction(introductionId));
    await banker.goes(paths.institution.introduction(introductionId));
    await owner.inspects("thread empty");

    // What the banker is typing stays while a message arrives.
    const draft = banker.field(thread("words"));
    await draft.fill(bank.texts.name);
    const words = company.texts.purposeNote;
    const stands = banker.main().locator("ol.thread");
    const arrived = whenTextAppears(banker.part(banker.words.introduction("thread.title")), words);
    await owner.types(thread("words"), words);
    const answered = owner.page
      .waitForResponse((response) => response.request().method() === "POST")
      .then(() => Date.now());
    await owner.presses(thread("send"));
    const took = (await arrived) - (await answered);
    console.log(`a message on the other side's page, ${locale}: ${took} ms after the answer`);
    expect(took).toBeLessThan(patienceMs);
    await expect(draft).toHaveValue(bank.texts.name);
    await expect(owner.field(thread("words"))).toHaveValue("");

    const read = owner.main().locator("ol.thread .thread__mark");
    await expect(read).not.toHaveText(thread("unread"));
    await expect(read).toContainText(bank.texts.name);
    await banker.presses(thread("send"));
    await expect(owner.main().locator("ol.thread > li")).toHaveCount(2);
    await expect(stands.locator("li")).toHaveCount(2);
    await owner.inspects("thread");
    await banker.inspects("thread");
  });

  test(`contact details in a request are masked before consent, and the writer is notified (${locale})`, async ({
    meet,
  }) => {
    const { bank, company, banker } = await meet("matched", { locale });
    const { introduction, terms } = banker.words;
    await banker.goes(paths.institution.pursue(company.prospectId, bank.mandateId));
    await banker.types(introduction("request.message"), "13800138000");
    await banker.presses(introduction("request.act"));
    await banker.sees("***");
    await banker.doesNotSee("13800138000");
    await banker.sees(terms("contactKinds.phone"));
    await banker.sees(introduction("thread.before"));
  });
}

test("messages can be written and read without JavaScript", async ({ meet }) => {
  const { company, owner, introductionId } = await meet("consented", { owner: { withoutScript: true } });
  const { introduction } = owner.words;
  await owner.goes(paths.company.introduction(introductionId));
  await owner.presses(introduction("thread.send"));
  await expect(
    owner
      .main()
      .getByRole("group")
      .filter({ hasText: introduction("thread.words") }),
  ).toBeVisible();
  await owner.types(introduction("thread.words"), company.texts.purposeNote);
  await owner.presses(introduction("thread.send"));
  await owner.sees(company.texts.purposeNote);
  await owner.sees(introduction("thread.unread"));
});
