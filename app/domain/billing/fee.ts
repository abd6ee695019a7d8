import type { Commitment } from "#app/domain/codes/commitments.ts";
import type { InstrumentKind } from "#app/domain/codes/instruments.ts";
import { basisPointsOf } from "#app/lib/money.ts";

/** The fee on drawn amounts: 0.5 % of debt, 2 % of equity, at most ¥100,000 per deal. */
const FEE_RATE_BP: Readonly<Record<InstrumentKind, number>> = { debt: 50, equity: 200 };
export const FEE_CAP_FEN = 10_000_000n;

export type FeeTerms = { rateBp: number; capFen: bigint };

/**
 * The platform's current fee terms for a kind of instrument; a deal keeps those of its acceptance. A guarantee has no
 * fee, as no money is drawn.
 */
export function feeTermsFor(kind: InstrumentKind, commitment: Commitment): FeeTerms {
  if (commitment === "guarantee") return { rateBp: 0, capFen: 0n };
  return { rateBp: FEE_RATE_BP[kind], capFen: FEE_CAP_FEN };
}

/** The fee on the total drawn of one deal, in fen, rounded half-up, capped. */
export function feeOnDrawnAmount(terms: FeeTerms, drawnFen: bigint): bigint {
  const fee = basisPointsOf(drawnFen, terms.rateBp, "half-up");
  return fee < terms.capFen ? fee : terms.capFen;
}

/**
 * The fee of one confirmed drawdown: the fee on the total including it, less the fee before. So the fees of a deal add
 * up to the fee on its sum, however it was drawn, and never exceed the cap.
 */
export function feeOfDrawdown(terms: FeeTerms, drawnBeforeFen: bigint, drawdownFen: bigint): bigint {
  return feeOnDrawnAmount(terms, drawnBeforeFen + drawdownFen) - feeOnDrawnAmount(terms, drawnBeforeFen);
}
