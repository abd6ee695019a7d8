import { useLocale, useTranslations } from "use-intl";
import { Money, NotGiven } from "#app/components/ui/money.tsx";
import { Stat, Stats } from "#app/components/ui/stats.tsx";
import type { PlatformFee } from "#app/domain/billing/fee.ts";
import type { LoanCost } from "#app/domain/offers/cost/cost.ts";
import { committedFen } from "#app/domain/offers/terms/offer-terms.ts";
import { formatMoneyExact, formatRate } from "#app/i18n/format.ts";

interface GuaranteeCostProps {
  terms: Parameters<typeof committedFen>[0];
  cost: LoanCost;
  platformFee: PlatformFee;
}

/** What a guarantee covers and costs, and apart from it what the loan would cost that another pays out. */
export function GuaranteeCost({ terms, cost, platformFee }: GuaranteeCostProps) {
  const t = useTranslations("offer.guarantee");
  const own = useTranslations("offer.cost");
  const locale = useLocale();
  const { rate } = cost;
  const count = cost.rows.filter(({ totalFen }) => totalFen > 0n).length;
  const money = (fen: bigint) => formatMoneyExact(locale, fen);
  return (
    <Stats pair>
      <Stat
        label={t("amount")}
        value={<Money fen={committedFen(terms, "guarantee")} />}
        note={`${t("loan")} ${money(terms.amountFen ?? 0n)}`}
      />
      <Stat label={t("fees")} value={<Money fen={cost.feesFen} />} />
      <Stat
        label={t("loanRate")}
        value={rate === null ? <NotGiven /> : formatRate(rate.compoundPercent)}
        note={rate === null ? undefined : own("annualisedNote", { simple: formatRate(rate.simplePercent) })}
      />
      <Stat
        label={t("loanTotal")}
        value={<Money fen={cost.totalCostFen} />}
        note={own("totalNote", {
          interest: money(cost.interestFen),
          fees: money(cost.feesFen),
          // Its fees go to the guarantor: they are not kept back from a loan that another pays out.
          upfront: "none",
          received: "",
        })}
      />
      <Stat
        label={t("loanPayment", { count })}
        value={<Money fen={cost.firstPaymentFen} />}
        note={count < 2 ? undefined : own("paymentLast", { amount: money(cost.lastPaymentFen) })}
      />
      <Stat label={own("platformFee")} value={<Money fen={platformFee.wholeFen} />} note={t("noFee")} />
    </Stats>
  );
}
