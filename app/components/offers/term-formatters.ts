import { useLocale, useTranslations } from "use-intl";
import type { LoanFee } from "#app/domain/offers/terms/loan-terms.ts";
import { feeText, type TermLanguage } from "#app/shared/offer-terms.ts";
import { useTerm } from "#app/components/ui/term.tsx";

export function useTermLanguage(): TermLanguage {
  return { locale: useLocale(), t: useTranslations("offer"), labels: useTerm() };
}

export function useFeeFormatter(): (fee: LoanFee) => string {
  const language = useTermLanguage();
  return (fee) => feeText(language, fee);
}
