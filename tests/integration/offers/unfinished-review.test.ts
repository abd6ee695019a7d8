import { expect, test } from "vitest";
import type { Instrument } from "#app/domain/codes/instruments.ts";
import type { InstitutionKind } from "#app/domain/codes/institutions.ts";
import { translator } from "#app/i18n/translator.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { readPage, visibleText } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { begunSheet } from "#tests/support/offers/begun-sheets.ts";
import { draftRevision } from "#tests/support/offers/draft-revision.ts";

const opened = openGiven();
const { app, db } = opened;
const web = testWeb(app, builtPages, "en");

test.each<[Instrument, InstitutionKind]>([
  ["finance_lease", "lessor"],
  ["receivables_finance", "factor"],
  ["guaranteed_loan", "guarantor"],
  ["equity", "fund_manager"],
  ["ip_pledge_loan", "commercial_bank"],
])("the review of a draft of %s without an amount says so, instead of zero", async (instrument, by) => {
  const { offerId, institution } = await begunSheet(opened, instrument, by);
  const draft = `/institution/offers/${offerId}`;
  const revision = String(await draftRevision(db, offerId));
  const fields = { unit: "wan", revision, instrument, shownFor: instrument, amountFen: "" };
  const asBank = (locale: "en" | "zh-CN") => web.browser(web.sessions.institution(institution), locale);
  expect((await asBank("en").post(`${draft}?as=draft`, fields)).status).toBe(303);
  for (const locale of ["en", "zh-CN"] as const) {
    const offer = translator(locale, "offer");
    const { status, text } = await asBank(locale).get(`${draft}?view=review`);
    expect(status).toBe(200);
    const label = offer(by === "guarantor" ? "guarantee.amount" : "confirm.amount");
    expect(readPage(text).facts.get(label)).toEqual([offer("confirm.notYet")]);
    expect(visibleText(text)).not.toMatch(/¥0\.00|0\.00 元|¥0\b/);
    // Nor is zero compared with the ask in the builder.
    const builder = visibleText((await asBank(locale).get(`${draft}?view=write`)).text);
    expect(builder).not.toMatch(/¥0\.00|0\.00 元|¥0 |[^0-9.]0 元/);
  }
  // Nothing is asked for where nothing can be issued yet.
  const next = { ...fields, revision: String(await draftRevision(db, offerId)), amountFen: "600" };
  expect((await asBank("en").post(`${draft}?as=draft`, next)).status).toBe(303);
  const { text } = await asBank("en").get(`${draft}?view=review`);
  expect(text).toContain(translator("en", "offer")("confirm.notWhole"));
  expect(text).not.toContain('name="typedAmount"');
});
