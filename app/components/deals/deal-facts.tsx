import { useTranslations } from "use-intl";
import type { FeesOfDeal } from "#app/domain/billing/fees-of-deal.ts";
import type { Commitment } from "#app/domain/codes/commitments.ts";
import { dilutionBp } from "#app/domain/offers/equity/dilution.ts";
import type { IssuedTerms } from "#app/domain/offers/terms/record-terms.ts";
import { formatStake } from "#app/i18n/format-stake.ts";
import { formatRate } from "#app/i18n/format.ts";
import { NotStated } from "#app/components/offers/not-stated.tsx";
import { Fact, FactList } from "#app/components/ui/facts.tsx";
import { NamedSection } from "#app/components/ui/page-header.tsx";
import { ExactMoney, NotGiven } from "#app/components/ui/money.tsx";

export interface FeeOfDeal {
  rateBp: number;
  floorFen: bigint;
  capFen: bigint;
  vatInclusive: boolean;
  wholeFen: bigint;
  /** What became of it so far; null to the company, whose affair it is not. */
  billed: FeesOfDeal | null;
}

interface DealFeeProps {
  fee: FeeOfDeal;
  commitment: Commitment;
  viewer: "company" | "institution";
}

/** The platform's fee on a deal: who owes it, by which rule, and to its payer what has accrued, been invoiced or paid. */
export function DealFee({ fee, commitment, viewer }: DealFeeProps) {
  const t = useTranslations("deal.fee");
  return (
    <NamedSection id="fee" title={t("title")} heading="sidebar">
      {commitment === "guarantee" ? (
        <p className="small muted">{t("none")}</p>
      ) : (
        <>
          <FactList>
            <Fact label={t("rate")} value={t("rule", { percent: formatRate(String(fee.rateBp / 100)) })} />
            {fee.floorFen === 0n ? null : (
              <Fact label={t("floor")} value={<ExactMoney fen={fee.floorFen} unit />} />
            )}
            <Fact label={t("cap")} value={<ExactMoney fen={fee.capFen} unit />} />
            <Fact label={t("tax")} value={t(fee.vatInclusive ? "taxIncluded" : "taxAdded")} />
            <Fact label={t("whole")} value={<ExactMoney fen={fee.wholeFen} unit />} />
            {fee.billed === null ? null : (
              <>
                <Fact label={t("accrued")} value={<ExactMoney fen={fee.billed.accruedFen} unit />} />
                <Fact label={t("invoiced")} value={<ExactMoney fen={fee.billed.invoicedFen} unit />} />
                <Fact label={t("paid")} value={<ExactMoney fen={fee.billed.paidFen} unit />} />
              </>
            )}
          </FactList>
          <p className="small muted">{t(viewer === "company" ? "whoForCompany" : "who")}</p>
        </>
      )}
    </NamedSection>
  );
}

interface DealTermsProps {
  commitment: Commitment;
  terms: IssuedTerms;
  annualisedRatePercent: string | null;
  totalCostFen: bigint | null;
}

/** Summary of the accepted terms. */
export function DealTerms({ commitment, terms, annualisedRatePercent, totalCostFen }: DealTermsProps) {
  const t = useTranslations("deal.terms");
  const unknown = terms.instrument === "record" ? <NotStated /> : <NotGiven />;
  return (
    <NamedSection id="accepted-terms" title={t("title")} heading="sidebar">
      <FactList>
        <Fact
          label={t(commitment === "guarantee" ? "loan" : "amount")}
          value={<ExactMoney fen={terms.amountFen} unit />}
        />
        {terms.instrument === "equity" ? (
          <>
            <Fact label={t("share")} value={formatStake(dilutionBp(terms))} />
            <Fact label={t("post")} value={<ExactMoney fen={terms.postMoneyFen} unit />} />
          </>
        ) : (
          <>
            <Fact
              label={t("term")}
              value={terms.termMonths === undefined ? unknown : t("months", { months: terms.termMonths })}
            />
            <Fact
              label={t(commitment === "guarantee" ? "assumed" : "annualised")}
              value={annualisedRatePercent === null ? unknown : formatRate(annualisedRatePercent)}
            />
            <Fact
              label={t("cost")}
              value={totalCostFen === null ? unknown : <ExactMoney fen={totalCostFen} unit />}
            />
          </>
        )}
      </FactList>
    </NamedSection>
  );
}
