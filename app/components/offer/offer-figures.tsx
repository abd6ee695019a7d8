import type { OfferFigures as Figures } from "#app/domain/offers/figures.ts";
import { ConversionFigures, EquityFigures } from "./equity-figures.tsx";
import { OfferCost } from "./offer-cost.tsx";

/** What terms come to, whatever the instrument: a cost, or a dilution. */
export function OfferFigures({
  cost,
  equity,
  conversion,
  platformFeeFen,
}: Figures & { platformFeeFen: bigint }) {
  return (
    <>
      {cost === null ? null : <OfferCost cost={cost} platformFeeFen={platformFeeFen} />}
      {equity === null ? null : <EquityFigures equity={equity} platformFeeFen={platformFeeFen} />}
      {conversion === null ? null : <ConversionFigures conversion={conversion} />}
    </>
  );
}
