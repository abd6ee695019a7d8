import { feeOfDrawdown, feeOnDrawnAmount } from "#app/domain/billing/fee.ts";
import { feeTermsOf } from "#app/domain/billing/price.ts";
import { sumFen } from "#app/lib/money.ts";
import { firstPriceList } from "#db/seeds/city/first-price-list.ts";
import type { DrawdownStatus } from "#app/domain/deals/drawdown.ts";

interface ModelDrawdown {
  amountFen: bigint;
  status: DrawdownStatus;
  feeFen: bigint | null;
  correctionFen: bigint | null;
}

interface ModelDeal {
  confirmedFen: bigint;
  drawdowns: ModelDrawdown[];
}

const fees = feeTermsOf(firstPriceList, "unsecured_loan", "capital");

/** The fee of a drawdown that is confirmed now. */
export const confirmedFee = (deal: ModelDeal, drawdown: ModelDrawdown): bigint =>
  feeOfDrawdown(fees, deal.confirmedFen, drawdown.amountFen);

/** A reversed drawdown's fee is void; the sum of the others is corrected to the fee on what is left, where it differs. */
export function reverseFees(deal: ModelDeal, drawdown: ModelDrawdown): void {
  const before = chargedFen(deal);
  const differenceFen = feeOnDrawnAmount(fees, deal.confirmedFen) - before;
  drawdown.correctionFen = differenceFen === 0n ? null : differenceFen;
}

/** What a deal's fees add up to, but for those of reversed drawdowns. */
export function chargedFen({ drawdowns }: ModelDeal): bigint {
  return sumFen(
    drawdowns.flatMap(({ status, feeFen, correctionFen }) => [
      status === "reversed" ? 0n : (feeFen ?? 0n),
      correctionFen ?? 0n,
    ]),
  );
}

export const owedFen = ({ confirmedFen }: ModelDeal): bigint => feeOnDrawnAmount(fees, confirmedFen);
