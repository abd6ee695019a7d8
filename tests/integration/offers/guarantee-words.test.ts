import { beforeAll, describe, expect, test } from "vitest";
import { offerFiguresOf } from "#app/domain/offers/cost/figures.ts";
import { formatStake } from "#app/i18n/format-stake.ts";
import { formatMoneyExact, formatMoneyShort, formatShare, moneyValue } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/translator.ts";
import { counterOffer } from "#app/services/offers/counter-offer.server.ts";
import { issueOffer } from "#app/services/offers/issue-offer.server.ts";
import { saveOfferDraft } from "#app/services/offers/save-offer-draft.server.ts";
import { sheetToIssue, typedSheet } from "#tests/factories/agreements.ts";
import { equityTermsJson } from "#tests/factories/domain/content.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { readPage, visibleText } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { begunSheet } from "#tests/support/offers/begun-sheets.ts";
import { draftRevision } from "#tests/support/offers/draft-revision.ts";

/** Four fifths of a loan of six million are guaranteed for one per cent, then of one of four million. */
const opened = openGiven();
const { app } = opened;
const web = testWeb(app, builtPages, "en");
const [loanFen, guaranteedFen] = [600_000_000n, 480_000_000n];
const [counteredFen, counteredGuaranteeFen] = [400_000_000n, 320_000_000n];
const guarantee = sheetToIssue(loanFen, {
  instrument: "guaranteed_loan",
  fees: [{ kind: "guarantee_fee", timing: "upfront", percent: "1" }],
  details: { kind: "guarantee", ratioPercent: "80" },
});
const { cost } = offerFiguresOf(guarantee.terms, "4.10");
const feesFen = cost?.feesFen ?? 0n;

type Begun = Awaited<ReturnType<typeof begunSheet>>;
let guaranteed: Begun;
let invested: Begun;
beforeAll(async () => {
  guaranteed = await begunSheet(opened, "guaranteed_loan", "guarantor");
  const { offerId, company } = guaranteed;
  await issueOffer(app.web, guaranteed.institution, { offerId, ...guarantee });
  await counterOffer(app.web, company, {
    offerId,
    version: 1,
    change: { amountFen: counteredFen },
    words: null,
  });
  invested = await begunSheet(opened, "equity", "fund_manager");
  await issueOffer(app.web, invested.institution, {
    offerId: invested.offerId,
    expiresOn: guarantee.expiresOn,
    terms: sheetToIssue(0n, equityTermsJson()).terms,
  });
});

function readersOf(locale: "en" | "zh-CN", { offerId, company, institution }: Begun) {
  const open = async (who: Parameters<typeof web.browser>[0], path: string) => {
    const { status, text } = await web.browser(who, locale).get(path);
    expect([path, status]).toEqual([path, 200]);
    return { words: visibleText(text), ...readPage(text) };
  };
  return {
    company: () => open(web.sessions.company(company), `/company/offers/${offerId}`),
    institution: () => open(web.sessions.institution(institution), `/institution/offers/${offerId}`),
  };
}

describe.each(["en", "zh-CN"] as const)("in %s", (locale) => {
  const offer = translator(locale, "offer");
  const words = translator(locale, "common.timeline");
  const comma = translator(locale, "common.words")("comma");
  const money = (fen: bigint) => formatMoneyExact(locale, fen);

  test.each(["company", "institution"] as const)(
    "the %s reads of a guarantee what it covers and costs, and which amount is that of the loan",
    async (side) => {
      const page = await readersOf(locale, guaranteed)[side]();
      expect(page.facts.get(offer("guarantee.amount"))).toContain(moneyValue(guaranteedFen));
      expect(page.facts.get(offer("guarantee.fees"))).toContain(moneyValue(feesFen));
      expect(page.facts.has(offer("cost.total"))).toBe(false);
      const first = [
        `${offer("guarantee.amount")} ${money(guaranteedFen)}`,
        `${offer("guarantee.loan")} ${money(loanFen)}`,
        `${offer("guarantee.fees")} ${money(feesFen)}`,
      ];
      expect(page.words).toContain(first.join(comma));
      // What the counter-offer changes: the loan and, with it, the guarantee and its fee.
      expect(page.facts.get(offer("guarantee.loan"))).toContain(moneyValue(counteredFen));
      expect(page.facts.get(offer("guarantee.amount"))).toContain(moneyValue(counteredGuaranteeFen));
      expect(page.facts.has(offer("terms.amount"))).toBe(false);
      for (const [amount, of] of [
        [guaranteedFen, loanFen],
        [counteredGuaranteeFen, counteredFen],
      ] as const) {
        const recorded = [
          `${offer("guarantee.amount")} ${money(amount)}`,
          `${offer("guarantee.loan")} ${money(of)}`,
        ];
        expect(page.words).toContain(recorded.join(words("separator")));
      }
    },
  );

  test("a draft of a guarantee is listed with the amount that it guarantees", async () => {
    const begun = await begunSheet(opened, "guaranteed_loan", "guarantor");
    const { offerId, institution } = begun;
    const revision = await draftRevision(opened.db, offerId);
    await saveOfferDraft(app.web, institution, { offerId, revision, ...typedSheet(guarantee) });
    const list = await web.browser(web.sessions.institution(institution), locale).get("/institution/offers");
    expect(visibleText(list.text)).toContain(formatMoneyShort(locale, guaranteedFen));
    expect(visibleText(list.text)).not.toContain(formatMoneyShort(locale, loanFen));
  });

  test("the counter-offer to a guarantee names the amount that is typed: that of the loan", async () => {
    const page = await readersOf(locale, guaranteed).company();
    const value = locale === "en" ? "6" : "600";
    const now = offer("counter.now", { value });
    expect(page.words).toContain(`${now}${comma}${offer("details.ratioPercent")} ${formatShare("80")}`);
  });

  test("the first version of an investment names the share that it takes", async () => {
    const page = await readersOf(locale, invested).company();
    const { terms } = sheetToIssue(0n, equityTermsJson());
    const { equity } = offerFiguresOf(terms, null);
    const share = formatStake(equity?.dilutionBp ?? 0);
    expect(page.words).toContain(`${money(terms.amountFen)}${comma}${offer("confirm.share")} ${share}`);
  });
});
