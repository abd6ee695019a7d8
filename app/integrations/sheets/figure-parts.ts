import type { PlatformFee } from "#app/domain/billing/fee.ts";
import type { Commitment } from "#app/domain/codes/commitments.ts";
import { remainingBp } from "#app/domain/offers/equity/conversion.ts";
import type { NoteConversion } from "#app/domain/offers/equity/note-conversion.ts";
import type { LoanCost } from "#app/domain/offers/cost/cost.ts";
import { countPayments } from "#app/domain/offers/cost/count-payments.ts";
import type { EquityFigures, OfferFigures } from "#app/domain/offers/cost/figures.ts";
import { isWarnedOf } from "#app/domain/offers/terms/price-limits.ts";
import { formatShareAfter, formatStake } from "#app/i18n/format-stake.ts";
import { feeRuleValues } from "#app/i18n/fee-rule.ts";
import { formatAmount, formatDay, formatMoneyExact, formatMoneyShort, formatRate } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import type { SheetPart } from "./sheet.ts";

/** The figures of terms: the cost with every instalment, or the shares of the company. */
export function figureParts(
  locale: Locale,
  {
    commitment,
    cost,
    equity,
    conversion,
    platformFee,
  }: OfferFigures & { commitment: Commitment; platformFee: PlatformFee },
): SheetPart[] {
  return [
    ...(cost === null
      ? []
      : [costPart(locale, { commitment, cost, platformFee }), schedulePart(locale, cost)]),
    ...(equity === null ? [] : equityParts(locale, equity, platformFee)),
    ...(conversion === null ? [] : [conversionPart(locale, conversion)]),
  ];
}

interface PricedCommitment {
  commitment: Commitment;
  cost: LoanCost;
  platformFee: PlatformFee;
}

/** Of a guarantee: its fees, and apart from them what the loan costs that it stands for. */
function costPart(locale: Locale, { commitment, cost, platformFee }: PricedCommitment): SheetPart {
  const t = translator(locale, "sheet");
  const offer = translator(locale, "offer.cost");
  const money = (fen: bigint) => formatMoneyExact(locale, fen);
  const { rate, refundFen } = cost;
  const guarantee = translator(locale, "offer.guarantee");
  const labels =
    commitment === "guarantee"
      ? { annualised: guarantee("loanRate"), total: guarantee("loanTotal"), fees: guarantee("fees") }
      : { annualised: t("annualised"), total: t("total"), fees: t("otherCosts") };
  return {
    title: t("cost"),
    facts: [
      { label: labels.annualised, value: rate === null ? t("noRate") : formatRate(rate.compoundPercent) },
      { label: t("simple"), value: rate === null ? t("noRate") : formatRate(rate.simplePercent) },
      { label: labels.total, value: money(cost.totalCostFen) },
      { label: t("interest"), value: money(cost.interestFen) },
      { label: labels.fees, value: money(cost.feesFen) },
      { label: t("upfront"), value: money(cost.upfrontFen) },
      ...(refundFen === 0n ? [] : [{ label: t("refund"), value: money(refundFen) }]),
      { label: t("received"), value: money(cost.receivedFen) },
      ...feeFacts(locale, platformFee),
    ],
    paragraphs: [
      offer("method"),
      ...(rate !== null && isWarnedOf(rate.compoundPercent)
        ? [
            `${formatRate(rate.compoundPercent)} ${offer("annualisedWarning", { simple: formatRate(rate.simplePercent) })}`,
          ]
        : []),
    ],
  };
}

/** What the institution owes the platform on the whole amount, and by which rule; a guarantee owes nothing. */
function feeFacts(locale: Locale, fee: PlatformFee): { label: string; value: string }[] {
  const t = translator(locale, "sheet");
  const whole = { label: t("platformFee"), value: formatMoneyExact(locale, fee.wholeFen) };
  if (fee.capFen === 0n) return [whole];
  return [whole, { label: t("platformFeeRule"), value: t("platformFeeText", feeRuleValues(locale, fee)) }];
}

/** Every month with its instalment, and how many there are. */
export function schedulePart(locale: Locale, cost: LoanCost): SheetPart {
  const t = translator(locale, "sheet");
  const offer = translator(locale, "offer.cost");
  const [count, months] = [countPayments(cost), cost.rows.length];
  const isDated = cost.rows.some(({ dueOn }) => dueOn !== undefined);
  const amount = formatMoneyShort(locale, cost.drawnFen);
  return {
    title: offer("schedule"),
    // What is paid at the start stands among the facts of the cost.
    paragraphs: [
      offer(count === months ? "scheduleNote" : "scheduleMonths", { amount, count, months, upfront: "none" }),
    ],
    table: {
      wordColumns: isDated ? [0, 1] : [0],
      heads: [
        t("table.month"),
        ...(isDated ? [t("table.day")] : []),
        t("table.principal"),
        t("table.interest"),
        t("table.costs"),
        t("table.total"),
        t("table.balance"),
      ],
      rows: cost.rows.map((row) => [
        String(row.month),
        ...(isDated ? [row.dueOn === undefined ? "" : formatDay(locale, row.dueOn)] : []),
        ...[row.principalFen, row.interestFen, row.feesFen, row.totalFen, row.balanceFen].map(formatAmount),
      ]),
    },
  };
}

function equityParts(locale: Locale, equity: EquityFigures, platformFee: PlatformFee): SheetPart[] {
  const t = translator(locale, "offer.equity");
  const sheet = translator(locale, "sheet");
  return [
    {
      title: sheet("dilution"),
      facts: [
        { label: t("shareHead"), value: formatStake(equity.dilutionBp) },
        { label: t("preHead"), value: formatMoneyExact(locale, equity.preMoneyFen) },
        ...feeFacts(locale, platformFee),
      ],
    },
    ...holderParts(locale, equity),
  ];
}

/** Who owns how much before and after, and what each side gets when the company is sold. */
export function holderParts(locale: Locale, equity: EquityFigures): SheetPart[] {
  const t = translator(locale, "offer.equity");
  const share = (basisPoints: number) => formatRate(String(basisPoints / 100));
  return [
    {
      title: t("capTable"),
      table: {
        wordColumns: [0],
        heads: [t("holder"), t("before"), t("after")],
        rows: equity.rows.map((row) => [
          t(`holders.${row.holder}`),
          share(row.beforeBp),
          formatShareAfter(row),
        ]),
      },
    },
    {
      title: t("sales"),
      table: {
        wordColumns: [],
        heads: [t("sale"), t("investor"), t("others")],
        rows: equity.sales.map((row) => [row.saleFen, row.investorFen, row.othersFen].map(formatAmount)),
      },
    },
  ];
}

/** What a note converts into as assumed. */
export function conversionPart(locale: Locale, conversion: NoteConversion): SheetPart {
  const t = translator(locale, "offer.conversion");
  return {
    title: t("title"),
    facts: [
      { label: t("share"), value: formatStake(conversion.shareBp) },
      { label: t("kept"), value: formatStake(remainingBp(conversion)) },
      { label: t("owed"), value: formatMoneyExact(locale, conversion.owedFen) },
      ...(conversion.repaidFen > 0n
        ? [{ label: t("repaid"), value: formatMoneyExact(locale, conversion.repaidFen) }]
        : []),
      {
        label: t(conversion.isByCap ? "byCap" : "byDiscount"),
        value: formatMoneyExact(locale, conversion.valuationFen),
      },
    ],
    paragraphs: [t("assumed")],
  };
}
