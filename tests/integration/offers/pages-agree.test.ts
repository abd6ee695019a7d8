import { expect, test } from "vitest";
import { offerFiguresOf, type OfferFigures } from "#app/domain/offers/cost/figures.ts";
import type { LoanCost } from "#app/domain/offers/cost/cost.ts";
import { committedFen, type OfferTerms, offerTermsSchema } from "#app/domain/offers/terms/offer-terms.ts";
import { formatShareAfter, formatStake } from "#app/i18n/format-stake.ts";
import { formatAmount, formatMoneyExact, formatRate, moneyValue } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { dayOf } from "#app/lib/days.ts";
import { sumFen, unitText, yuanText } from "#app/lib/money.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { type ReadPage, readPage, visibleText } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { begunSheet } from "#tests/support/offers/begun-sheets.ts";
import { capTableTexts } from "#tests/support/offers/cap-table.ts";
import { draftRevision } from "#tests/support/offers/draft-revision.ts";
import { reviewedDraft } from "#tests/support/offers/reviewed-draft.ts";
import { languagesOf } from "#tests/e2e/support/languages.ts";
import { saysWhatBinds } from "#tests/support/offers/says-what-binds.ts";
import { SHEET_KINDS, typedSheetOf } from "#tests/support/offers/sheet-kinds.ts";
import { textOfPdf } from "#tests/support/sheets/pdf-text.ts";

/**
 * Amount, cost and schedule as people read them on the pages of both sides and in the PDFs, from draft to receipt. The
 * suite reads one sheet of each kind in one language, `npm run prove:sheets` ten in both, with all its costs.
 */
const opened = openGiven();
const { app, db } = opened;
const sheets = Number(process.env.OFFER_SHEETS ?? 1);
const readers = {
  "zh-CN": readerIn("zh-CN"),
  en: readerIn("en"),
} satisfies Record<Locale, unknown>;

function readerIn(locale: Locale) {
  return {
    web: testWeb(app, builtPages, locale),
    offer: translator(locale, "offer"),
    compared: translator(locale, "comparison.rows"),
    receipt: translator(locale, "receipt"),
    follows: translator(locale, "review.accept"),
    dilution: translator(locale, "comparison.dilution"),
    money: (fen: bigint) => formatMoneyExact(locale, fen),
  };
}

type Reader = ReturnType<typeof readerIn>;
type Browser = ReturnType<Reader["web"]["browser"]>;
interface Issued extends OfferFigures {
  reader: Reader;
  terms: OfferTerms;
  amountFen: bigint;
  isGuarantee: boolean;
}

async function read(who: Browser, path: string): Promise<ReadPage & { words: string }> {
  const { status, path: at, text } = await who.open(path);
  expect([at, status]).toEqual([path, 200]);
  return { ...readPage(text), words: visibleText(text) };
}

async function readPdf(who: Browser, path: string): Promise<string> {
  const { status, bytes } = await who.get(path);
  expect(status).toBe(200);
  return textOfPdf(bytes);
}

async function posts(who: Browser, path: string, fields: Record<string, string>): Promise<void> {
  const { status, text } = await who.post(path, fields);
  const faults = status === 303 ? [] : [...text.matchAll(/class="error[^>]*>[^<]*/g)].map(String);
  expect([path, status, faults]).toEqual([path, 303, []]);
}

const rateOf = ({ rate }: LoanCost) => formatRate(rate?.compoundPercent ?? "");
const paidOf = ({ rows }: LoanCost) => sumFen(rows.map(({ totalFen }) => totalFen));
/** What each payment is of, and in all; pages leave out months without one. */
const payments = ({ rows }: LoanCost) =>
  rows
    .filter(({ totalFen }) => totalFen > 0n)
    .map(({ principalFen, interestFen, feesFen, totalFen }) =>
      [principalFen, interestFen + feesFen, totalFen].map(formatAmount),
    );
const lastThree = (table: ReadPage["tables"][number]) => table.map((row) => row.slice(-3));

function hasSchedule({ tables }: ReadPage, cost: LoanCost | null): void {
  if (cost !== null) expect(tables.map(lastThree)).toContainEqual(payments(cost));
}

function states({ facts }: ReadPage, label: string, value: string): void {
  expect([label, facts.get(label)]).toEqual([label, expect.arrayContaining([value])]);
}

/** The figures of a sheet as builder, review, both sides' pages of the offer show them. */
function showsFigures(page: ReadPage, issued: Issued): void {
  const { cost, equity, conversion, isGuarantee, amountFen } = issued;
  const { offer } = issued.reader;
  hasSchedule(page, cost);
  if (cost !== null && isGuarantee) {
    const count = cost.rows.filter(({ totalFen }) => totalFen > 0n).length;
    states(page, offer("guarantee.amount"), moneyValue(amountFen));
    states(page, offer("guarantee.fees"), moneyValue(cost.feesFen));
    states(page, offer("guarantee.loanRate"), rateOf(cost));
    states(page, offer("guarantee.loanTotal"), moneyValue(cost.totalCostFen));
    states(page, offer("guarantee.loanPayment", { count }), moneyValue(cost.firstPaymentFen));
  } else if (cost !== null) {
    const paid = cost.rows.filter(({ totalFen }) => totalFen > 0n);
    states(page, offer("cost.annualised"), rateOf(cost));
    states(page, offer("cost.total"), moneyValue(cost.totalCostFen));
    states(page, offer("cost.payment", { count: paid.length }), moneyValue(cost.firstPaymentFen));
  }
  if (equity !== null) {
    states(page, offer("equity.share"), formatStake(equity.dilutionBp));
    states(page, offer("equity.pre"), moneyValue(equity.preMoneyFen));
    expect(page.tables).toContainEqual(capTableTexts(equity, offer));
    const sold = equity.sales.map((sale) =>
      [sale.saleFen, sale.investorFen, sale.othersFen].map(formatAmount),
    );
    expect(page.tables).toContainEqual(sold);
  }
  showsConversion(page, conversion, offer);
}

/** Who would own how much, and what converts at which valuation: on the pages of an offer and on those that bind. */
function showsConversion(page: ReadPage, conversion: Issued["conversion"], offer: Reader["offer"]): void {
  if (conversion === null) return;
  states(page, offer("conversion.share"), formatStake(conversion.shareBp));
  states(page, offer("conversion.kept"), formatStake(10_000 - conversion.shareBp));
  states(page, offer("conversion.owed"), moneyValue(conversion.owedFen));
  if (conversion.repaidFen > 0n) states(page, offer("conversion.repaid"), moneyValue(conversion.repaidFen));
  const label = offer(conversion.isByCap ? "conversion.byCap" : "conversion.byDiscount");
  states(page, label, moneyValue(conversion.valuationFen));
}

function showsAmount(page: ReadPage, { terms, amountFen, isGuarantee, reader: { offer } }: Issued): void {
  states(page, offer(isGuarantee ? "guarantee.loan" : "terms.amount"), moneyValue(terms.amountFen));
  if (isGuarantee) states(page, offer("guarantee.amount"), moneyValue(amountFen));
}

/** The review of an acceptance: what is committed to, what it costs, and each payment. */
function showsCommitment(page: ReadPage, issued: Issued): void {
  const { cost, equity, conversion, amountFen, isGuarantee } = issued;
  const { offer } = issued.reader;
  if (!isGuarantee) states(page, offer("confirm.amount"), moneyValue(amountFen));
  showsAmount(page, issued);
  hasSchedule(page, cost);
  if (cost !== null) {
    states(page, offer(isGuarantee ? "guarantee.loanRate" : "confirm.rate"), rateOf(cost));
    states(page, offer(isGuarantee ? "guarantee.loanTotal" : "confirm.total"), moneyValue(cost.totalCostFen));
    if (isGuarantee) states(page, offer("guarantee.fees"), moneyValue(cost.feesFen));
    else states(page, offer("confirm.paid"), moneyValue(paidOf(cost)));
  }
  if (equity !== null) {
    states(page, offer("confirm.share"), formatStake(equity.dilutionBp));
    expect(page.tables).toContainEqual(capTableTexts(equity, offer));
  }
  showsConversion(page, conversion, offer);
}

/** What follows from an acceptance says what may be given away. */
function saysWhatConverts({ words }: { words: string }, { conversion, reader: { follows } }: Issued): void {
  if (conversion === null) return;
  const [share, kept] = [conversion.shareBp, 10_000 - conversion.shareBp].map(formatStake);
  expect(words).toContain(follows("converts", { share: share ?? "", kept: kept ?? "" }));
}

/** The comparison, where the offer is the only one and so stands at its own amount and term. */
function showsCompared(page: ReadPage, issued: Issued): void {
  const { cost, equity, conversion, isGuarantee } = issued;
  const { offer, compared, dilution } = issued.reader;
  showsAmount(page, issued);
  if (isGuarantee) return states(page, compared("fees"), moneyValue(cost?.feesFen ?? 0n));
  hasSchedule(page, cost);
  if (cost !== null) {
    states(page, compared("annual"), rateOf(cost));
    states(page, compared("total"), moneyValue(cost.totalCostFen));
    states(page, compared("received"), moneyValue(cost.receivedFen));
    states(page, compared("first"), moneyValue(cost.firstPaymentFen));
    states(page, compared("last"), moneyValue(cost.lastPaymentFen));
  }
  if (conversion !== null) {
    states(page, compared("conversion"), formatStake(conversion.shareBp));
    states(page, compared("owed"), moneyValue(conversion.owedFen));
    states(page, compared("valuation"), moneyValue(conversion.valuationFen));
    expect(page.tables.flat()).toContainEqual([
      dilution("today"),
      formatRate("100"),
      formatStake(10_000 - conversion.shareBp),
    ]);
  }
  if (equity === null) return;
  states(page, compared("share"), formatStake(equity.dilutionBp));
  states(page, compared("pre"), moneyValue(equity.preMoneyFen));
  for (const row of equity.rows.filter(({ beforeBp, afterBp }) => beforeBp + afterBp > 0))
    states(page, offer(`equity.holders.${row.holder}`), formatShareAfter(row));
}

/** A PDF has one line for each text; `facts` are those of its own kind. */
function prints(
  pdf: string,
  { cost, equity, conversion, reader: { offer, money } }: Issued,
  facts: readonly string[],
): void {
  const lines = pdf.split("\n");
  expect(facts.filter((fact) => !lines.includes(fact))).toEqual([]);
  const rows = [
    ...(cost?.rows ?? []).map((row) =>
      [row.principalFen, row.interestFen, row.feesFen, row.totalFen, row.balanceFen].map(formatAmount),
    ),
    ...(equity?.sales ?? []).map((sale) =>
      [sale.saleFen, sale.investorFen, sale.othersFen].map(formatAmount),
    ),
    ...(conversion === null
      ? []
      : [
          [offer("conversion.share"), formatStake(conversion.shareBp)],
          [offer("conversion.kept"), formatStake(10_000 - conversion.shareBp)],
          [offer("conversion.owed"), money(conversion.owedFen)],
          [money(conversion.valuationFen)],
        ]),
  ];
  expect(rows.filter((row) => !pdf.includes(row.join("\n")))).toEqual([]);
}

async function issuedOf(reader: Reader, offerId: string): Promise<Issued> {
  const { terms: json, contractRatePercent } = await db.row("offerVersion", { offerId });
  const { commitment } = await db.row("offer", offerId);
  const terms = offerTermsSchema.parse(json);
  return {
    reader,
    terms,
    amountFen: committedFen(terms, commitment),
    isGuarantee: commitment === "guarantee",
    ...offerFiguresOf(terms, terms.instrument === "equity" ? null : (contractRatePercent ?? "0")),
  };
}

const cases = SHEET_KINDS.flatMap((kind) => languagesOf(kind.name).map((locale) => ({ ...kind, locale })));

test.each(cases)("every page and PDF of a sheet of $name states the same in $locale", async (kind) => {
  const { instrument, by, locale } = kind;
  const reader = readers[locale];
  const { web, offer, receipt, money } = reader;
  for (let number = 0; number < sheets; number += 1) {
    const { offerId, company, institution } = await begunSheet(opened, instrument, by);
    const bank = web.browser(web.sessions.institution(institution));
    const firm = web.browser(web.sessions.company(company));
    const form = typedSheetOf(kind, number, dayOf(app.web.now()));
    const draft = `/institution/offers/${offerId}`;
    const own = `/company/offers/${offerId}`;
    await posts(bank, `${draft}?as=draft`, form);
    const builder = await read(bank, `${draft}?view=write`);
    await posts(bank, draft, { ...form, revision: String(await draftRevision(db, offerId)) });
    const review = await read(bank, `${draft}?view=review`);
    const fields = { version: "0", rounds: "0", ...(await reviewedDraft(db, offerId)) };
    await posts(bank, `${draft}?view=review&as=move`, { act: "issue", ...fields });

    const issued = await issuedOf(reader, offerId);
    const { cost, equity, amountFen, terms } = issued;
    showsFigures(builder, issued);
    const typed = builder.fields.get("amountFen");
    if (typed !== undefined)
      expect(typed).toBe(unitText(terms.amountFen, locale === "en" ? "million" : "wan"));
    for (const page of [review, await read(bank, draft), await read(firm, own)]) {
      showsFigures(page, issued);
      showsAmount(page, issued);
    }
    const acceptance = await read(firm, `${own}/accept`);
    showsCommitment(acceptance, issued);
    saysWhatConverts(acceptance, issued);
    showsCompared(await read(firm, "/company/offers?payments=open"), issued);

    const printed = [money(terms.amountFen), ...(equity ? [formatStake(equity.dilutionBp)] : [])];
    const costs = cost === null ? [] : [rateOf(cost), money(cost.totalCostFen)];
    const sheet = await readPdf(firm, `${own}/term-sheet.pdf?language=${locale}`);
    prints(sheet, issued, [...printed, ...costs, ...(cost === null ? [] : [money(cost.receivedFen)])]);
    if (issued.isGuarantee) expect(sheet).toContain(offer("guarantee.loanTotal"));

    await posts(firm, `${own}/accept`, {
      act: "accept",
      version: "1",
      rounds: "0",
      typedAmount: yuanText(amountFen),
      consent: "in_force",
    });
    const owed = cost && money(issued.isGuarantee ? cost.feesFen : paidOf(cost));
    const bound = [money(amountFen), ...costs, ...(owed === null ? [] : [owed])];
    for (const [who, side] of [
      [firm, "company"],
      [bank, "institution"],
    ] as const) {
      const path = `/${side}/receipts/${offerId}?act=offer-accepted&language=${locale}`;
      const pdf = await readPdf(who, path);
      const owedAs = issued.isGuarantee ? offer("guarantee.fees") : receipt("paid");
      if (cost !== null) expect(pdf).toContain(owedAs);
      prints(pdf, issued, [...printed, ...bound]);
      saysWhatBinds(pdf, { ...issued, locale }, side);
    }
  }
});
