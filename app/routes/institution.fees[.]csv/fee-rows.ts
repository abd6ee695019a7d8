import { runningNumber } from "#app/components/ui/running-number.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { formatInstant } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { yuanText } from "#app/lib/money.ts";
import type { exportOwnFees } from "#app/services/billing/export-own-fees.server.ts";

type Fee = Awaited<ReturnType<typeof exportOwnFees>>[number];

const columns = [
  "accrued",
  "deal",
  "company",
  "drawdown",
  "valueDate",
  "kind",
  "drawn",
  "rate",
  "net",
  "vatRate",
  "vat",
  "total",
  "status",
  "invoice",
] as const;

/** Fees as CSV rows below their heads; amounts in yuan. */
export function feeRows(locale: Locale, fees: readonly Fee[]) {
  const t = translator(locale, "billing");
  const states = translator(locale, "terms");
  return [
    columns.map((column) => t(`feesCsv.${column}`)),
    ...fees.map((fee) => [
      formatInstant(locale, fee.accruedAt),
      runningNumber("deal", fee.dealNumber),
      inLanguage(locale, fee.companyNameZh, fee.companyNameEn),
      fee.sequence,
      fee.valueDate,
      t(fee.kind === "drawdown" ? "fee.sequence" : "fee.recalculation", { sequence: fee.sequence }),
      yuanText(fee.drawnFen),
      percentOf(fee.rateBp),
      yuanText(fee.netFen),
      percentOf(fee.vatRateBp),
      yuanText(fee.vatFen),
      yuanText(fee.netFen + fee.vatFen),
      states(`states.fee.${fee.status}`),
      fee.invoiceNumber,
    ]),
  ];
}

const percentOf = (basisPoints: number): string => yuanText(BigInt(basisPoints));
