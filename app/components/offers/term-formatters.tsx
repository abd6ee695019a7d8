import { useLocale, useTranslations } from "use-intl";
import type { LoanFee, LoanTerms } from "#app/domain/offers/terms/loan-terms.ts";
import { formatPercent } from "#app/i18n/format-percent.ts";
import { formatMoneyExact, formatSpread } from "#app/i18n/format.ts";
import { useTerm } from "#app/components/ui/term.tsx";

/** The contract rate and its base: 3.75%, LPR 1Y + 75 points, fixed. */
export function ContractRate({ terms, ratePercent }: { terms: LoanTerms; ratePercent: string }) {
  const t = useTranslations("offer");
  const locale = useLocale();
  if (terms.rateBasis === "fixed") return <>{t("terms.fixed", { rate: formatPercent(ratePercent) })}</>;
  const values = {
    rate: formatPercent(ratePercent),
    lpr: t(terms.lprTerm === "5Y" ? "terms.lpr5" : "terms.lpr1"),
    spread: formatSpread(locale, terms.spreadBp ?? 0),
  };
  return <>{t(terms.rateReset === "each_january" ? "terms.lprFollowing" : "terms.lprFixed", values)}</>;
}

/** Formats a cost: guarantee fee 1% once, at the start. */
export function useFeeFormatter(): (fee: LoanFee) => string {
  const t = useTranslations("offer");
  const term = useTerm();
  const locale = useLocale();
  return (fee) =>
    t("terms.fee", {
      kind: term("feeKinds", fee.kind),
      size: fee.percent === undefined ? formatMoneyExact(locale, fee.amountFen ?? 0n) : `${fee.percent}%`,
      timing: fee.timing,
    });
}
