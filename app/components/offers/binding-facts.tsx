import { useLocale, useTranslations } from "use-intl";
import { Fact, FactList } from "#app/components/ui/facts.tsx";
import { ExactMoney } from "#app/components/ui/money.tsx";
import type { Commitment } from "#app/domain/codes/commitments.ts";
import type { OfferFigures } from "#app/domain/offers/cost/figures.ts";
import { committedFen } from "#app/domain/offers/terms/offer-terms.ts";
import { ConversionFacts } from "./conversion-facts.tsx";
import { formatStake } from "#app/i18n/format-stake.ts";
import { sumFen } from "#app/lib/money.ts";
import { formatInstant, formatRate } from "#app/i18n/format.ts";

interface BindingFactsProps extends Pick<OfferFigures, "cost" | "equity" | "conversion"> {
  terms: Parameters<typeof committedFen>[0];
  commitment: Commitment;
  until: Date | null;
}

/** What a person is about to commit to: amount, cost per year and in total, shares, and the expiry. */
export function BindingFacts({ terms, commitment, cost, equity, conversion, until }: BindingFactsProps) {
  const t = useTranslations("offer.confirm");
  const locale = useLocale();
  return (
    <FactList>
      {commitment === "guarantee" ? (
        <GuaranteeFacts terms={terms} cost={cost} />
      ) : (
        <>
          <Fact label={t("amount")} value={<SoFar fen={terms.amountFen} />} />
          {cost?.rate ? <Fact label={t("rate")} value={formatRate(cost.rate.compoundPercent)} /> : null}
          {cost ? <Fact label={t("total")} value={<ExactMoney fen={cost.totalCostFen} unit />} /> : null}
          {cost && cost.upfrontFen > 0n ? (
            <>
              <Fact label={t("upfront")} value={<ExactMoney fen={cost.upfrontFen} unit />} />
              <Fact label={t("received")} value={<ExactMoney fen={cost.receivedFen} unit />} />
            </>
          ) : null}
          {cost ? (
            <Fact
              label={t("paid")}
              value={<ExactMoney fen={sumFen(cost.rows.map(({ totalFen }) => totalFen))} unit />}
            />
          ) : null}
        </>
      )}
      {equity ? <Fact label={t("share")} value={formatStake(equity.dilutionBp)} /> : null}
      {conversion ? <ConversionFacts conversion={conversion} /> : null}
      {until ? <Fact label={t("until")} value={formatInstant(locale, until)} /> : null}
    </FactList>
  );
}

/** A guarantor pays nothing out: its fees are owed, the rest is what a loan would cost with it. */
function GuaranteeFacts({ terms, cost }: Pick<BindingFactsProps, "terms" | "cost">) {
  const t = useTranslations("offer.guarantee");
  const { amountFen } = terms;
  return (
    <>
      <Fact
        label={t("amount")}
        value={<SoFar fen={amountFen === undefined ? amountFen : committedFen(terms, "guarantee")} />}
      />
      <Fact label={t("loan")} value={<SoFar fen={amountFen} />} />
      {cost ? <Fact label={t("fees")} value={<ExactMoney fen={cost.feesFen} unit />} /> : null}
      {cost?.rate ? <Fact label={t("loanRate")} value={formatRate(cost.rate.compoundPercent)} /> : null}
      {cost ? <Fact label={t("loanTotal")} value={<ExactMoney fen={cost.totalCostFen} unit />} /> : null}
    </>
  );
}

/** An amount that an unfinished draft may still lack. */
function SoFar({ fen }: { fen: bigint | undefined }) {
  const t = useTranslations("offer.confirm");
  return fen === undefined ? <span className="muted">{t("notYet")}</span> : <ExactMoney fen={fen} unit />;
}
