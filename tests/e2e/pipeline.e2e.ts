import { expect } from "@playwright/test";
import { paths } from "#app/shared/paths.ts";
import { test } from "./support/test.ts";

test("the board can be navigated, and a card moved, by keyboard only", async ({ testData, comesBack }) => {
  const [bank, company] = await Promise.all([testData.bank(), testData.published()]);
  await testData.consented(bank, company);
  const banker = await comesBack(bank, { inspects: "on-desktop-and-phone" });
  const { pipeline, terms } = banker.words;
  await banker.goes(paths.institution.pipeline());
  await banker.isReady();
  const { keyboard } = banker.page;
  await banker
    .main()
    .getByRole("region", { name: pipeline("boardLabel") })
    .focus();
  await keyboard.press("ArrowDown");
  await expect(banker.link(company.texts.name)).toBeFocused();
  await keyboard.press("m");
  await expect(banker.button(pipeline("moves.mark_complete"))).toBeFocused();
  await banker.inspects("moves open");
  await keyboard.press("Escape");
  await expect(banker.link(company.texts.name)).toBeFocused();
  await keyboard.press("m");
  await keyboard.press("Enter");
  await expect(banker.main().locator("[data-card]")).toContainText(terms("states.application.complete"));
  await banker.inspects("moved");
});

test("the board can be filtered, and a card moved and handed over, without JavaScript", async ({
  testData,
  comesBack,
}) => {
  const [bank, company] = await Promise.all([testData.bank(), testData.published()]);
  await testData.consented(bank, company);
  const banker = await comesBack(bank, { withoutScript: true });
  const { pipeline, terms } = banker.words;
  await banker.goes(`${paths.institution.pipeline()}?waiting=us`);
  await banker.main().locator("[data-card] summary").first().click();
  await banker.presses(pipeline("moves.mark_complete"));
  await banker.sees(terms("states.application.complete"));
  expect(new URL(banker.page.url()).search).toBe("?waiting=us");
  await banker.presses(pipeline("assign.act"));
  await banker.sees(banker.words.common("errors.summary", { count: 2 }));
  await banker.main().getByRole("checkbox").first().check();
  await banker.main().getByLabel(pipeline("assign.owner"), { exact: true }).selectOption({ index: 1 });
  await banker.presses(pipeline("assign.act"));
  await expect(banker.main().locator("[data-card]")).not.toContainText(pipeline("card.nobody"));
});
