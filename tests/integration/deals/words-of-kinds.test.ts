import { expect, test } from "vitest";
import type { Instrument } from "#app/domain/codes/instruments.ts";
import type { InstitutionKind } from "#app/domain/codes/institutions.ts";
import { locales, type Locale } from "#app/i18n/locale.ts";
import { confirmDrawdown } from "#app/services/deals/confirm-drawdown.server.ts";
import { disputeDrawdown } from "#app/services/deals/dispute-drawdown.server.ts";
import { fundDrawdown } from "#app/services/deals/fund-drawdown.server.ts";
import { requestDrawdown } from "#app/services/deals/request-drawdown.server.ts";
import { sendDocuments } from "#app/services/deals/send-documents.server.ts";
import { signContract } from "#app/services/deals/sign-contract.server.ts";
import { acceptOffer } from "#app/services/offers/accept-offer.server.ts";
import { issueOffer } from "#app/services/offers/issue-offer.server.ts";
import { sheetToIssue } from "#tests/factories/agreements.ts";
import { dayOn } from "#tests/factories/days.ts";
import { equityTermsJson } from "#tests/factories/domain/content.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { visibleText } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { workOff } from "#tests/support/jobs.ts";
import { begunSheet } from "#tests/support/offers/begun-sheets.ts";

/** A company draws a loan, and asks its investor to pay in: pages, lists and e-mails of both sides name what is done. */
const opened = openGiven({}, { isEmptied: true });
const { app, db } = opened;
const web = testWeb(app, builtPages, "en");
const amountFen = 600_000_000n;
const loanWords: Record<Locale, RegExp> = { en: /\b(un)?draw/iu, "zh-CN": /提款|放款/u };
const investorWords: Record<Locale, RegExp> = { en: /\bpayment\b/iu, "zh-CN": /申请出资|出资/u };

/** A deal without conditions, signed by both: its money can be asked for. */
async function signedDeal(instrument: Instrument, by: InstitutionKind, terms: object) {
  const { offerId, company, institution } = await begunSheet(opened, instrument, by);
  await issueOffer(app.web, institution, {
    offerId,
    ...sheetToIssue(amountFen, { conditions: [], ...terms }),
  });
  const { dealId } = await acceptOffer(app.web, company, { offerId, version: 1 });
  await sendDocuments(app.web, institution, dealId);
  await signContract(app.web, company, dealId);
  await signContract(app.web, institution, dealId);
  return { dealId, company, institution };
}
type Signed = Awaited<ReturnType<typeof signedDeal>>;

/** The deal at each stage from there to its money. */
async function throughStages(
  { dealId, company, institution }: Signed,
  atStage: (stage: string) => Promise<void>,
) {
  await atStage("available");
  const pay = async (fen: bigint) => {
    const { drawdownId } = await requestDrawdown(app.web, company, { dealId, amountFen: fen });
    await atStage("requested");
    await fundDrawdown(app.web, institution, { drawdownId, valueDate: dayOn(0), paymentReference: "SL-1" });
    await atStage("paid");
    return drawdownId;
  };
  const first = await pay(amountFen / 2n);
  await disputeDrawdown(app.web, company, {
    drawdownId: first,
    reasonCode: "not_received",
    note: "Nothing came.",
  });
  await atStage("disputed");
  await confirmDrawdown(app.web, company, { drawdownId: first, receivedFen: amountFen / 2n });
  await atStage("partially confirmed");
  const second = await pay(amountFen / 2n);
  await confirmDrawdown(app.web, company, { drawdownId: second, receivedFen: amountFen / 2n });
  await atStage("confirmed");
}

/** What both sides read of it. */
async function textsOf(locale: Locale, { dealId, company, institution }: Signed) {
  const sides = [
    { who: web.sessions.company(company), paths: ["/company", "/company/deals", `/company/deals/${dealId}`] },
    {
      who: web.sessions.institution(institution),
      paths: ["/institution", "/institution/deals", `/institution/deals/${dealId}`, "/institution/pipeline"],
    },
  ];
  const texts = new Map<string, string>();
  for (const { who, paths } of sides) {
    const browser = web.browser(who, locale);
    const drawdowns = await db.rows("drawdown", { dealId });
    const disputes = await db.rows("dispute", { dealId });
    const [side = ""] = /\/[a-z]+/.exec(paths[0] ?? "") ?? [];
    const more = [
      "/notifications",
      ...disputes.map(({ id }) => `${side}/disputes/${id}`),
      ...drawdowns
        .filter(({ status }) => status === "confirmed")
        .map(({ id }) => `${side}/drawdowns/${id}/reversal`),
    ];
    for (const path of [...paths, ...more]) {
      const { status, text } = await browser.get(path);
      expect([path, status]).toEqual([path, 200]);
      const [, main = ""] = /<main\b[^>]*>(.*)<\/main>/s.exec(text) ?? [];
      // A message that lacks a value shows its key.
      expect(visibleText(main)).not.toMatch(/\b(terms|deal|steps|mail|home|dashboard)\.[a-z]+[.A-Z]/u);
      texts.set(`${locale} ${side} ${path}`, visibleText(main));
    }
  }
  return texts;
}

/** The words around the first match, to be read where it should not be. */
const around = (text: string, word: RegExp) => {
  const at = text.search(word);
  return at === -1 ? "" : text.slice(Math.max(0, at - 40), at + 40);
};

test("an investment has no loan's words on the pages of both sides, from available to confirmed", async () => {
  const deal = await signedDeal("equity", "fund_manager", equityTermsJson());
  await throughStages(deal, async (stage) => {
    for (const locale of locales) {
      const texts = await textsOf(locale, deal);
      const found = [...texts].map(([page, text]) => [page, around(text, loanWords[locale])]);
      expect([stage, found.filter(([, words]) => words !== "")]).toEqual([stage, []]);
      const room = texts.get(`${locale} /company /company/deals/${deal.dealId}`) ?? "";
      expect(room).toMatch(investorWords[locale]);
    }
  });
});

test.each([
  ["loan", "ip_pledge_loan", "commercial_bank", {}],
  [
    "note",
    "convertible_note",
    "fund_manager",
    {
      instrument: "convertible_note",
      repaymentMethod: "annuity",
      details: {
        kind: "convertible_note",
        discountPercent: "20",
        capFen: "5000000000",
        qualifiedFen: "1000000000",
        assumedPreMoneyFen: "6000000000",
      },
    },
  ],
] as const)("a %s, which is debt, is drawn", async (_, instrument, by, terms) => {
  const deal = await signedDeal(instrument, by, terms);
  for (const locale of locales) {
    const texts = await textsOf(locale, deal);
    for (const page of ["/company /company", `/company /company/deals/${deal.dealId}`])
      expect(texts.get(`${locale} ${page}`)).toMatch(loanWords[locale]);
  }
});

test.each(locales)("e-mails tell of an investment in its own words: %s", async (locale) => {
  await app.sql`delete from dev_mail`;
  const deal = await signedDeal("equity", "fund_manager", equityTermsJson());
  for (const { userId } of [deal.company, deal.institution])
    await app.sql`update accounts."user" set locale = ${locale} where id = ${userId}`;
  await throughStages(deal, () => workOff(app));
  const mails = await app.sql<{ subject: string; text: string }>`select subject, text from dev_mail`;
  const words = mails.map(({ subject, text }) => `${subject}\n${text}`.replaceAll(/https?:\S+/gu, ""));
  expect(words.length).toBeGreaterThan(5);
  expect(words.filter((mail) => loanWords[locale].test(mail))).toEqual([]);
});
