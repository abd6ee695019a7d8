import { useLocale, useTranslations } from "use-intl";
import type { PlatformFee } from "#app/domain/billing/fee.ts";
import { feeRuleValues } from "#app/i18n/fee-rule.ts";

/** The price of an offer in words, and who pays it. */
export function useFeeRule(): (fee: PlatformFee) => string {
  const t = useTranslations("offer.cost");
  const locale = useLocale();
  return (fee) => t("platformFeeNote", feeRuleValues(locale, fee));
}
