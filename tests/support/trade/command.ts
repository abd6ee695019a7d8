import fc from "fast-check";
import { type CommandResult, type Side, type Trade, WAN } from "./model.ts";
import { moves } from "./moves.ts";
import type { realMoves } from "./real.ts";

type RealMoves = ReturnType<typeof realMoves>;

/** One action of a party or the clock: its effect on the model, and the same in the product. */
export interface TradeCommand {
  readonly name: string;
  model: (trade: Trade) => CommandResult;
  real: (app: RealMoves) => Promise<CommandResult>;
}

/** Lenders are chosen more often than the guarantor. */
export const side = fc.constantFrom<Side[]>(0, 0, 0, 1, 1, 1, 2, 2);
export const amount = fc.constantFrom(50n, 100n, 200n, 300n, 500n, 800n).map((wan) => wan * WAN);

type Move = keyof RealMoves;

/** The move of that name with the same arguments, in the model and by the services. */
export function command<N extends Move>(move: N, ...args: Parameters<RealMoves[N]>): TradeCommand {
  const shownArgs = args.map((arg: Side | bigint | string) => (typeof arg === "bigint" ? arg / WAN : arg));
  return {
    name: `${move}(${shownArgs.join(", ")})`,
    model: (trade) => (moves[move] as (...all: unknown[]) => CommandResult)(trade, ...args),
    real: (services) => (services[move] as (...all: unknown[]) => Promise<CommandResult>)(...args),
  };
}
