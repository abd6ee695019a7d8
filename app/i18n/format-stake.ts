import { formatRate } from "./format.ts";

/**
 * The share of a company that money buys, from basis points: 12.50%. It is never 0 or 100 %, so values that round to
 * either are shown as "<0.01%" or ">99.99%".
 */
export function formatStake(basisPoints: number): string {
  if (basisPoints <= 0) return "<0.01%";
  return basisPoints >= 10_000 ? ">99.99%" : formatRate((basisPoints / 100).toFixed(2));
}

/** A holder's share after the round: a pool may have none; all others have more than 0 and less than 100 %. */
export function formatShareAfter({ holder, afterBp }: { holder: string; afterBp: number }): string {
  return holder === "pool" && afterBp === 0 ? formatRate("0") : formatStake(afterBp);
}
