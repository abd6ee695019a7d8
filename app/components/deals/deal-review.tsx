import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { OfferTerms } from "#app/components/offers/offer-terms.tsx";
import { NamedSection, PageHeader, crumbTo } from "#app/components/ui/page-header.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";
import type { IssuedTerms } from "#app/domain/offers/terms/record-terms.ts";
import { DealTerms } from "./deal-facts.tsx";
import type { RecordedDeal } from "./recorded-deal.ts";

export interface ReviewedDeal extends RecordedDeal {
  id: string;
  number: bigint;
  /** By its partner and purpose. */
  name: string;
  annualisedRatePercent: string | null;
  totalCostFen: bigint | null;
  contractRatePercent: string | null;
}

interface DealReviewProps {
  title: string;
  deal: ReviewedDeal;
  terms: IssuedTerms;
  back: { to: string; label: string };
  /** Whether each term is listed: the act is about all of them. */
  withAllTerms?: boolean;
  /** The review itself. */
  children: ReactNode;
}

/** The page of a review of an act on a deal, with the accepted terms beside it. */
export function DealReview({ title, deal, terms, back, withAllTerms = false, children }: DealReviewProps) {
  const t = useTranslations("binding.sign");
  return (
    <>
      <PageHeader title={title} crumbs={crumbTo(back.label, deal.name, back.to)}>
        <span className="nowrap">{runningNumber("deal", deal.number)}</span>
      </PageHeader>
      <div className="split split--panel-end">
        <div className="stack-lg">
          <DealTerms
            commitment={deal.commitment}
            terms={terms}
            annualisedRatePercent={deal.annualisedRatePercent}
            totalCostFen={deal.totalCostFen}
          />
          {withAllTerms ? (
            <NamedSection id="all-terms" title={t("allTerms")} heading="sidebar">
              <OfferTerms commitment={deal.commitment} terms={terms} ratePercent={deal.contractRatePercent} />
            </NamedSection>
          ) : null}
        </div>
        {children}
      </div>
    </>
  );
}
