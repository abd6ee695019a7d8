import type { Commitment } from "#app/domain/codes/commitments.ts";
import type { OfferFigures as Figures } from "#app/domain/offers/cost/figures.ts";
import type { committedFen } from "#app/domain/offers/terms/offer-terms.ts";
import type { PlatformFee } from "#app/domain/billing/fee.ts";
import { ConversionFigures, EquityFigures } from "./equity-figures.tsx";
import { GuaranteeCost } from "./guarantee-cost.tsx";
import { OfferCost } from "./offer-cost.tsx";

interface OfferFiguresProps extends Figures {
  platformFee: PlatformFee;
  commitment?: Commitment;
  terms: Parameters<typeof committedFen>[0];
}

/** Key figures of terms of any instrument: cost, dilution, or what a guarantee covers and costs. */
export function OfferFigures({
  cost,
  equity,
  conversion,
  platformFee,
  commitment = "capital",
  terms,
}: OfferFiguresProps) {
  return (
    <>
      {cost === null ? null : commitment === "guarantee" ? (
        <GuaranteeCost terms={terms} cost={cost} platformFee={platformFee} />
      ) : (
        <OfferCost cost={cost} platformFee={platformFee} />
      )}
      {equity === null ? null : <EquityFigures equity={equity} platformFee={platformFee} />}
      {conversion === null ? null : <ConversionFigures conversion={conversion} />}
    </>
  );
}
