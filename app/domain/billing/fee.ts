import type { Commitment } from "#app/domain/codes/commitments.ts";
import type { InstrumentKind } from "#app/domain/codes/instruments.ts";
import { basisPointsOf } from "#app/lib/money.ts";

/** What the institution owes on drawn amounts: 0.5 % of debt, 2 % of equity, at most ¥100,000 a deal. */
const FEE_RATE_BP: Readonly<Record<InstrumentKind, number>> = { debt: 50, equity: 200 };
export const FEE_CAP_FEN = 10_000_000n;

export type FeeTerms = { rateBp: number; capFen: bigint };

/**
 * The platform's terms for a kind of instrument today; a deal keeps those that it was accepted under. A guarantee owes
 * nothing: no money is drawn of it.
 */
export function feeTermsFor(kind: InstrumentKind, commitment: Commitment): FeeTerms {
  if (commitment === "guarantee") return { rateBp: 0, capFen: 0n };
  return { rateBp: FEE_RATE_BP[kind], capFen: FEE_CAP_FEN };
}

/** The fee on all that was drawn of one deal, in fen, rounded half-up, capped. */
export function feeOnDrawn(terms: FeeTerms, drawnFen: bigint): bigint {
  const fee = basisPointsOf(drawnFen, terms.rateBp, "half-up");
  return fee < terms.capFen ? fee : terms.capFen;
}

/**
 * The fee of one confirmed drawdown: what the whole owes with it less what it owed before. So the fees of a
 * deal add up to the fee of its sum, however it was drawn, and never pass the cap.
 */
export function feeOfDrawdown(terms: FeeTerms, drawnBeforeFen: bigint, drawdownFen: bigint): bigint {
  return feeOnDrawn(terms, drawnBeforeFen + drawdownFen) - feeOnDrawn(terms, drawnBeforeFen);
}
