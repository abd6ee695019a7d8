import type { Commitment } from "#app/domain/codes/commitments.ts";
import type { OfferFigures as Figures } from "#app/domain/offers/cost/figures.ts";
import type { PlatformFee } from "#app/domain/billing/fee.ts";
import { ConversionFigures, EquityFigures } from "./equity-figures.tsx";
import { OfferCost } from "./offer-cost.tsx";

interface OfferFiguresProps extends Figures {
  platformFee: PlatformFee;
  commitment?: Commitment;
}

/** Key figures of terms of any instrument: cost, or dilution. */
export function OfferFigures({
  cost,
  equity,
  conversion,
  platformFee,
  commitment = "capital",
}: OfferFiguresProps) {
  return (
    <>
      {cost === null ? null : <OfferCost cost={cost} platformFee={platformFee} commitment={commitment} />}
      {equity === null ? null : <EquityFigures equity={equity} platformFee={platformFee} />}
      {conversion === null ? null : <ConversionFigures conversion={conversion} />}
    </>
  );
}
