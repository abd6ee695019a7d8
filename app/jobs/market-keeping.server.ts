import { keepMarket } from "#app/services/matching/keep-market.server.ts";
import type { Lifeline } from "#db/queries/queue.ts";
import type { AppContext } from "../context.server.ts";

export interface MarketKeeping {
  /** Asked with each beat of the heart: reads the market where this worker is its keeper and doesn't hold it yet. */
  look(lifeline: Pick<Lifeline, "keepsMarket">): Promise<void>;
  /** Lets go of it. */
  end(): Promise<void>;
}

/** One worker keeps the market in memory; the others rank by reading it, and stand by to take it over. */
export function createMarketKeeping({ market, log, ...ctx }: AppContext): MarketKeeping {
  let reading: Promise<void> | undefined;
  const read = async (): Promise<void> => {
    const begun = performance.now();
    try {
      const size = await keepMarket({ ...ctx, market }, { kind: "system" });
      log.info({ ...size, milliseconds: Math.round(performance.now() - begun) }, "the market is kept here");
    } catch (error) {
      log.warn({ error }, "the market could not be read; it is tried again");
    }
    reading = undefined;
  };
  return {
    async look(lifeline) {
      if (!(await lifeline.keepsMarket())) delete market.held;
      else if (market.held === undefined) reading ??= read();
    },
    async end() {
      await reading;
      delete market.held;
    },
  };
}
