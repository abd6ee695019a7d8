import { useLocale, useTranslations } from "use-intl";
import { useFeeRule } from "#app/components/billing/fee-rule.ts";
import type { PlatformFee } from "#app/domain/billing/fee.ts";
import type { LoanCost } from "#app/domain/offers/cost/cost.ts";
import { isWarnedOf } from "#app/domain/offers/terms/price-limits.ts";
import { formatMoneyExact, formatRate } from "#app/i18n/format.ts";
import { Stat, Stats } from "#app/components/ui/stats.tsx";
import { Money, NotGiven } from "#app/components/ui/money.tsx";

interface OfferCostProps {
  cost: LoanCost;
  platformFee: PlatformFee;
}

/** The all-in cost to the company, and the fee that the institution will owe the platform. */
export function OfferCost({ cost, platformFee }: OfferCostProps) {
  const t = useTranslations("offer.cost");
  const rule = useFeeRule();
  const locale = useLocale();
  const { rate } = cost;
  const payments = cost.rows.map(({ totalFen }) => totalFen).filter((fen) => fen > 0n);
  const isLevel = payments.every((fen) => fen === payments[0]);
  return (
    <Stats pair>
      <Stat
        label={t("annualised")}
        value={rate === null ? <NotGiven /> : formatRate(rate.compoundPercent)}
        note={
          rate === null
            ? undefined
            : t(isWarnedOf(rate.compoundPercent) ? "annualisedWarning" : "annualisedNote", {
                simple: formatRate(rate.simplePercent),
              })
        }
      />
      <Stat
        label={t("total")}
        value={<Money fen={cost.totalCostFen} />}
        note={t("totalNote", {
          interest: formatMoneyExact(locale, cost.interestFen),
          fees: formatMoneyExact(locale, cost.feesFen),
          upfront: cost.upfrontFen > 0n ? formatMoneyExact(locale, cost.upfrontFen) : "none",
          received: formatMoneyExact(locale, cost.receivedFen),
        })}
      />
      <Stat
        label={t("payment", { count: payments.length })}
        value={<Money fen={cost.firstPaymentFen} />}
        note={
          payments.length < 2
            ? undefined
            : isLevel
              ? t("paymentLevel", { amount: formatMoneyExact(locale, cost.firstPaymentFen) })
              : t("paymentLast", { amount: formatMoneyExact(locale, cost.lastPaymentFen) })
        }
      />
      <Stat label={t("platformFee")} value={<Money fen={platformFee.wholeFen} />} note={rule(platformFee)} />
    </Stats>
  );
}
