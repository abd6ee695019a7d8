import type { Commitment } from "#app/domain/codes/commitments.ts";
import type { OfferFigures as Figures } from "#app/domain/offers/cost/figures.ts";
import { ConversionFigures, EquityFigures } from "./equity-figures.tsx";
import { OfferCost } from "./offer-cost.tsx";

interface OfferFiguresProps extends Figures {
  platformFeeFen: bigint;
  commitment?: Commitment;
}

/** Key figures of terms of any instrument: cost, or dilution. */
export function OfferFigures({
  cost,
  equity,
  conversion,
  platformFeeFen,
  commitment = "capital",
}: OfferFiguresProps) {
  return (
    <>
      {cost === null ? null : (
        <OfferCost cost={cost} platformFeeFen={platformFeeFen} commitment={commitment} />
      )}
      {equity === null ? null : <EquityFigures equity={equity} platformFeeFen={platformFeeFen} />}
      {conversion === null ? null : <ConversionFigures conversion={conversion} />}
    </>
  );
}
