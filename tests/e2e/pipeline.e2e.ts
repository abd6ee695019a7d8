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
  await expect(banker.button(pipeline("moves.mark_complete"))).toBeFocused();
  await keyboard.press("Enter");
  await expect(banker.main().locator("[data-card]")).toContainText(pipeline("card.us.decide"));
  await expect(banker.link(company.texts.name)).toBeFocused();
  await banker.inspects("moved");
  await keyboard.press("m");
  await banker.sees(terms("states.application.complete"));
  await expect(banker.button(pipeline("moves.review"))).toBeVisible();
  await expect(banker.main().locator("[data-card] li :is(a, button)").first()).toBeFocused();
});

test("a card of the board loads its moves when it is opened", async ({ testData, comesBack }) => {
  const [bank, company] = await Promise.all([testData.bank(), testData.published()]);
  await testData.consented(bank, company);
  const banker = await comesBack(bank);
  const { pipeline, terms } = banker.words;
  await banker.goes(paths.institution.pipeline());
  await banker.isReady();
  await expect(banker.button(pipeline("moves.mark_complete"))).toHaveCount(0);
  const card = banker.main().locator("[data-card]");
  const number = (await card.getAttribute("data-card")) ?? "";
  await expect(card).toContainText(number);
  const opens = banker.button(pipeline("card.movesOf", { number }));
  await opens.click();
  await expect(banker.button(pipeline("moves.mark_complete"))).toBeVisible();
  await banker.sees(terms("states.application.submitted"));
  await opens.click();
  await expect(banker.button(pipeline("moves.mark_complete"))).toHaveCount(0);
  await banker.link(pipeline("filter.title")).click();
  await banker.field(pipeline("filter.owner")).selectOption("nobody");
  await expect(banker.page).toHaveURL(/[?&]owner=nobody/);
  await expect(card).toHaveCount(1);
  await banker.field(pipeline("filter.instrument")).selectOption("equity");
  await expect(card).toHaveCount(0);
});

test("the board can be filtered, a card moved on its record, and handed over, without JavaScript", async ({
  testData,
  comesBack,
}) => {
  const [bank, company] = await Promise.all([testData.bank(), testData.published()]);
  await testData.consented(bank, company);
  const banker = await comesBack(bank, { withoutScript: true });
  const { pipeline, terms } = banker.words;
  const url = `${paths.institution.pipeline()}?waiting=us`;
  await banker.goes(url);
  await banker.link(company.texts.name).click();
  await banker.presses(banker.words.application("decide.complete"));
  await banker.sees(terms("states.application.complete"));
  await banker.goes(url);
  await expect(banker.main().locator("[data-card]")).toContainText(pipeline("card.us.decide"));
  await banker.presses(pipeline("assign.act"));
  await banker.sees(banker.words.common("errors.summary", { count: 2 }));
  await banker.main().getByRole("checkbox").first().check();
  await banker.main().getByLabel(pipeline("assign.owner"), { exact: true }).selectOption({ index: 1 });
  await banker.presses(pipeline("assign.act"));
  await expect(banker.main().locator("[data-card]")).not.toContainText(pipeline("card.nobody"));
  expect(new URL(banker.page.url()).search).toBe("?waiting=us");
});
