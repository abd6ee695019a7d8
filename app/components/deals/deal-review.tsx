import type { ReactNode } from "react";
import { PageHeader, crumbTo } from "#app/components/ui/page-header.tsx";
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
}

interface DealReviewProps {
  title: string;
  deal: ReviewedDeal;
  terms: IssuedTerms;
  back: { to: string; label: string };
  /** The review itself. */
  children: ReactNode;
}

/** The page of a review of an act on a deal, with the accepted terms beside it. */
export function DealReview({ title, deal, terms, back, children }: DealReviewProps) {
  return (
    <>
      <PageHeader title={title} crumbs={crumbTo(back.label, deal.name, back.to)}>
        <span className="nowrap">{runningNumber("deal", deal.number)}</span>
      </PageHeader>
      <div className="split split--panel-end">
        <DealTerms
          commitment={deal.commitment}
          terms={terms}
          annualisedRatePercent={deal.annualisedRatePercent}
          totalCostFen={deal.totalCostFen}
        />
        {children}
      </div>
    </>
  );
}
