import { beforeAll, expect, test } from "vitest";
import { formatMoneyRounded, moneyValue } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/translator.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { readPage, visibleText } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { type Side, WAN } from "#tests/support/trade/model.ts";
import { type Parties, tradePartiesIn } from "#tests/support/trade/parties.ts";
import { realMoves } from "#tests/support/trade/real.ts";

/**
 * What a lender has paid out is money that a company confirmed; what a guarantor has in force is none. Their start pages,
 * boards and lists name what each has, and both for an institution that has had both.
 */
const { app, given, db } = openGiven();
const web = testWeb(app, builtPages, "en");
const [bank, guarantor]: [Side, Side] = [0, 2];
const guaranteedFen = 400n * WAN;
const drawnFen = 500n * WAN;
let parties: Parties;

beforeAll(async () => {
  parties = await tradePartiesIn(app, given);
  const act = realMoves(app, parties);
  const signed = (side: Side) => [
    () => act.issue(side, 500n * WAN),
    () => act.answer(side, "accept", 0n),
    () => act.contract(side, "send"),
    () => act.contract(side, "sign_by_company"),
    () => act.contract(side, "sign_by_institution"),
    () => act.settle(side, "satisfy"),
  ];
  const acts = [
    ...signed(guarantor),
    ...signed(bank),
    () => act.request(bank, drawnFen),
    () => act.pay(bank, "fund"),
    () => act.pay(bank, "confirm"),
  ];
  for (const attempt of acts) expect(await attempt()).toBeNull();
});

async function read(side: Side, locale: "en" | "zh-CN", path: string) {
  const who = web.browser(web.sessions.institution(parties.institutions[side]), locale);
  const { status, text } = await who.get(path);
  expect([path, status]).toEqual([path, 200]);
  const [, main = ""] = /<main\b[^>]*>(.*)<\/main>/s.exec(text) ?? [];
  return { words: visibleText(main), ...readPage(text) };
}

const labelsIn = (locale: "en" | "zh-CN") => ({
  start: translator(locale, "institution.dashboard"),
  use: translator(locale, "dashboard.use"),
  board: translator(locale, "pipeline"),
  deals: translator(locale, "deal.list"),
  drawn: locale === "en" ? /[Dd]rawn|[Dd]rawing|confirmed/ : /到账|提款|提足|投放 |放款/,
  inForce: locale === "en" ? /in force|guarantee/i : /担保/,
});

test.each(["en", "zh-CN"] as const)(
  "a guarantor reads of guarantees in force, and of no money: %s",
  async (locale) => {
    const { start, use, board, deals, drawn } = labelsIn(locale);
    const home = await read(guarantor, locale, "/institution");
    expect(home.facts.get(use("inForce"))).toContain(moneyValue(guaranteedFen));
    expect(home.facts.has(start("drawn"))).toBe(false);
    expect(home.words).toContain(use("budgetNote", { of: "guarantee" }));
    expect(home.words).toContain(start("nothingText", { of: "guarantee" }));
    const [standing = ""] = home.words.split(start("budget")).slice(0, 1);
    expect(standing).not.toContain(start("drawnNote"));
    expect(home.facts.has(use("left", { of: "guarantee" }))).toBe(true);
    expect(home.words).not.toMatch(/\blend\b|Paid out|已放款|放款或/u);

    const pipeline = await read(guarantor, locale, "/institution/pipeline");
    expect(pipeline.words).toContain(board("stages.drawing", { of: "guarantee" }));
    expect(pipeline.words).not.toContain(board("stages.drawing", { of: "capital" }));
    expect(pipeline.words).toContain(formatMoneyRounded(locale, guaranteedFen));
    expect(pipeline.words).not.toMatch(drawn);

    const list = await read(guarantor, locale, "/institution/deals");
    expect(list.words).toContain(deals("guaranteed"));
    expect(list.words).toContain(deals("guarantee"));
    for (const head of ["confirmed", "drawdown", "money", "notDrawn"] as const)
      expect(list.words).not.toContain(deals(head));
    const empty = await read(guarantor, locale, "/institution/deals?group=drawn");
    expect(empty.words).toContain(deals("drawn"));
  },
);

test.each(["en", "zh-CN"] as const)("a lender reads of money that was confirmed: %s", async (locale) => {
  const { start, use, board, deals } = labelsIn(locale);
  const home = await read(bank, locale, "/institution");
  expect(home.facts.get(start("drawn"))).toContain(moneyValue(drawnFen));
  expect(home.facts.has(use("inForce"))).toBe(false);
  const pipeline = await read(bank, locale, "/institution/pipeline");
  expect(pipeline.words).toContain(board("stages.drawing", { of: "capital" }));
  const list = await read(bank, locale, "/institution/deals");
  for (const head of ["confirmed", "drawdown", "drawn"] as const) expect(list.words).toContain(deals(head));
  expect(list.words).not.toContain(deals("guarantee"));

  // A fund pays out as well, and lends nothing.
  const { institutionId } = parties.institutions[bank];
  expect(home.facts.has(use("left", { of: "capital" }))).toBe(true);
  await db.update("institution", institutionId, { kind: "fund_manager" });
  const fund = await read(bank, locale, "/institution");
  expect(fund.facts.has(use("left", { of: "equity" }))).toBe(true);
  expect(fund.words).not.toMatch(/\blend\b|已放款/u);
  await db.update("institution", institutionId, { kind: "commercial_bank" });
});

test.each(["en", "zh-CN"] as const)("an institution that has had both reads both: %s", async (locale) => {
  const { institutionId } = parties.institutions[guarantor];
  await db.update("institution", institutionId, { kind: "commercial_bank" });
  const { start, use, board, deals } = labelsIn(locale);
  const home = await read(guarantor, locale, "/institution");
  expect(home.facts.get(use("inForce"))).toContain(moneyValue(guaranteedFen));
  expect(home.facts.get(start("drawn"))).toContain(moneyValue(0n));
  expect(home.words).toContain(use("budgetNote", { of: "both" }));
  const pipeline = await read(guarantor, locale, "/institution/pipeline");
  expect(pipeline.words).toContain(board("stages.drawing", { of: "both" }));
  const list = await read(guarantor, locale, "/institution/deals");
  for (const group of ["money", "drawn", "guarantee"] as const) expect(list.words).toContain(deals(group));
  await db.update("institution", institutionId, { kind: "guarantor" });
});
