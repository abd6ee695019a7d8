import type { FrozenProfile } from "#app/domain/billing/invoice-profile.ts";
import type { FeeKindOfDeal } from "#app/domain/billing/lifecycle.ts";
import { formatAmount, formatDay, formatMoneyExact, formatRate } from "#app/i18n/format.ts";
import { formatMonth } from "#app/i18n/format-month.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { capitalAmount } from "#app/lib/capital-numerals.ts";
import { type Day, dayOf } from "#app/lib/days.ts";
import { runningNumber } from "#app/lib/running-number.ts";
import type { Sheet, SheetFact, SheetPart } from "./sheet.ts";

/** The operator's bank account. */
export interface PayeeAccount {
  name: string;
  bank: string;
  number: string;
}

interface Taxed {
  netFen: bigint;
  vatFen: bigint;
  totalFen: bigint;
}

/** An invoice as issued; a void one says so. Nothing in it changes with who reads it, or with what is paid. */
export interface PrintedInvoice extends Taxed {
  number: string;
  period: Day;
  issuedAt: Date;
  dueOn: Day;
  voidedAt: Date | null;
  voidReason: string | null;
  replacesNumber: string | null;
  profile: FrozenProfile;
  lines: readonly (Taxed & {
    dealNumber: bigint;
    sequence: number;
    feeKind: FeeKindOfDeal;
    valueDate: Day | null;
    drawnFen: bigint;
    rateBp: number;
    vatRateBp: number;
  })[];
  account: PayeeAccount | null;
}

const rateOf = (basisPoints: number): string => formatRate(String(basisPoints / 100));

/** An invoice in one language: whom it is made out to, each fee with its tax, the sum, and how to pay it. */
export function composeInvoice(locale: Locale, invoice: PrintedInvoice): Sheet {
  const t = translator(locale, "billing");
  const { number, profile, lines, account, voidedAt } = invoice;
  const issued = dayOf(invoice.issuedAt);
  return {
    ...sheetFrame(locale, number, invoice.issuedAt),
    title: t("sheet.invoice"),
    parts: [
      ...(voidedAt === null
        ? []
        : [
            {
              title: t("sheet.void", { day: formatDay(locale, dayOf(voidedAt)) }),
              paragraphs: [invoice.voidReason ?? ""],
            },
          ]),
      {
        title: t("sheet.about"),
        facts: [
          { label: t("invoice.number"), value: number },
          { label: t("invoice.period"), value: formatMonth(locale, invoice.period) },
          { label: t("invoice.issued"), value: formatDay(locale, issued) },
          { label: t("invoice.dueOn"), value: formatDay(locale, invoice.dueOn) },
          ...(invoice.replacesNumber === null
            ? []
            : [{ label: t("sheet.replaces"), value: invoice.replacesNumber }]),
        ],
      },
      madeOutTo(locale, profile),
      {
        title: t("invoice.lines"),
        table: {
          wordColumns: [0, 1],
          heads: [
            t("sheet.deal"),
            t("sheet.drawdown"),
            t("sheet.drawn"),
            t("sheet.net"),
            t("sheet.vat"),
            t("sheet.total"),
          ],
          rows: lines.map((line) => [
            runningNumber("deal", line.dealNumber),
            drawdownWords(locale, line),
            line.feeKind === "recalculation" ? "" : `${formatAmount(line.drawnFen)} × ${rateOf(line.rateBp)}`,
            formatAmount(line.netFen),
            `${formatAmount(line.vatFen)} (${rateOf(line.vatRateBp)})`,
            formatAmount(line.totalFen),
          ]),
        },
      },
      sums(locale, invoice),
      {
        title: t("pay.transfer"),
        ...(account === null
          ? { paragraphs: [t("pay.noAccount")] }
          : {
              facts: transferFacts(locale, account, number, invoice.totalFen),
              paragraphs: [t("pay.transferNote")],
            }),
      },
      { title: t("sheet.noFapiaoTitle"), paragraphs: [t("sheet.noFapiao")] },
    ],
  };
}

export interface PrintedCredit extends Taxed {
  number: string;
  issuedAt: Date;
  reasonCode: "reversal" | "waiver" | "adjustment";
  reason: string | null;
  dealNumber: bigint;
  sequence: number;
}

/** A credit note in one language: what it takes back of which invoice, and why. */
export function composeCreditNote(
  locale: Locale,
  credit: PrintedCredit,
  invoice: Pick<PrintedInvoice, "number" | "profile">,
): Sheet {
  const t = translator(locale, "billing");
  return {
    ...sheetFrame(locale, credit.number, credit.issuedAt),
    title: t("sheet.creditNote"),
    parts: [
      {
        title: t("sheet.about"),
        facts: [
          { label: t("credits.number"), value: credit.number },
          { label: t("sheet.ofInvoice"), value: invoice.number },
          { label: t("invoice.issued"), value: formatDay(locale, dayOf(credit.issuedAt)) },
          { label: t("credits.reason"), value: t(`creditReasons.${credit.reasonCode}`) },
          {
            label: t("sheet.deal"),
            value: t("sheet.ofDeal", {
              deal: runningNumber("deal", credit.dealNumber),
              sequence: credit.sequence,
            }),
          },
        ],
        ...(credit.reason === null ? {} : { paragraphs: [credit.reason] }),
      },
      madeOutTo(locale, invoice.profile),
      sums(locale, credit),
      { title: t("sheet.noFapiaoTitle"), paragraphs: [t("sheet.noRedFapiao")] },
    ],
  };
}

/** What a transfer needs, in the words of its form. */
function transferFacts(
  locale: Locale,
  account: PayeeAccount,
  number: string,
  amountFen: bigint,
): SheetFact[] {
  const t = translator(locale, "billing.pay");
  return [
    { label: t("accountName"), value: account.name },
    { label: t("accountBank"), value: account.bank },
    { label: t("accountNumber"), value: account.number },
    { label: t("reference"), value: number },
    { label: t("amount"), value: formatMoneyExact(locale, amountFen) },
  ];
}

function sheetFrame(locale: Locale, number: string, madeAt: Date): Omit<Sheet, "title" | "parts"> {
  const sheet = translator(locale, "sheet");
  return {
    locale,
    lead: number,
    madeAt,
    foot: number,
    pageOf: sheet("page", { page: "{page}", pages: "{pages}" }),
  };
}

function madeOutTo(locale: Locale, profile: FrozenProfile): SheetPart {
  const t = translator(locale, "billing.profile");
  const fields = ["title", "taxNumber", "address", "phone", "bankName", "bankAccount"] as const;
  return {
    title: t("heading"),
    facts: fields.flatMap((field) => {
      const value = profile[field];
      return value === null || value === "" ? [] : [{ label: t(field), value }];
    }),
  };
}

function sums(locale: Locale, { netFen, vatFen, totalFen }: Taxed): SheetPart {
  const t = translator(locale, "billing.sheet");
  return {
    title: t("sums"),
    facts: [
      { label: t("net"), value: formatAmount(netFen) },
      { label: t("vat"), value: formatAmount(vatFen) },
      { label: t("total"), value: formatMoneyExact(locale, totalFen) },
      ...(locale === "en" ? [] : [{ label: t("capitals"), value: capitalAmount(totalFen) }]),
    ],
  };
}

function drawdownWords(
  locale: Locale,
  { sequence, valueDate, feeKind }: PrintedInvoice["lines"][number],
): string {
  const t = translator(locale, "billing.fee");
  if (feeKind === "recalculation") return t("recalculation", { sequence });
  const number = t("sequence", { sequence });
  return valueDate === null ? number : `${number} ${formatDay(locale, valueDate)}`;
}
