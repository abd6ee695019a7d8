import { formatRate } from "./format.ts";

/**
 * The share of a company that money buys, from basis points: 12.50%. It is never none and never the whole, so that what
 * rounds to either is said as "<0.01%" or ">99.99%".
 */
export function formatStake(basisPoints: number): string {
  if (basisPoints <= 0) return "<0.01%";
  return basisPoints >= 10_000 ? ">99.99%" : formatRate((basisPoints / 100).toFixed(2));
}

/** What a holder has after the money came in: a pool may have none, everybody else has something and nobody has all. */
export function formatShareAfter({ holder, afterBp }: { holder: string; afterBp: number }): string {
  return holder === "pool" && afterBp === 0 ? formatRate("0") : formatStake(afterBp);
}
