import fc from "fast-check";
import { type Said, type Side, type Trade, WAN } from "./model.ts";
import type { realMoves } from "./real.ts";

type RealMoves = ReturnType<typeof realMoves>;

/** One act of a party, or of the clock: what it does to the model, and the same in the product. */
export interface TradeCommand {
  readonly name: string;
  model: (trade: Trade) => Said;
  real: (app: RealMoves) => Promise<Said>;
}

/** The lenders more often than the guarantor. */
export const side = fc.constantFrom<Side[]>(0, 0, 0, 1, 1, 1, 2, 2);
export const amount = fc.constantFrom(50n, 100n, 200n, 300n, 500n, 800n).map((wan) => wan * WAN);

export function command(
  name: string,
  model: TradeCommand["model"],
  real: TradeCommand["real"],
): TradeCommand {
  return { name, model, real };
}
