import { loadMarket } from "#app/services/matching/load-market.server.ts";
import { type Lifeline, marketFlag } from "#db/worker-queue.ts";
import type { AppContext } from "#app/context.server.ts";

export interface MarketLeadership {
  /**
   * Asked with each beat of the heart: reads the market where this worker is its leader and doesn't hold it yet. `claim`
   * says whether it holds it, and tells whether another does.
   */
  look(lifeline: Pick<Lifeline, "keepsMarket">, claim: (keeps: boolean) => Promise<boolean>): Promise<void>;
  /** The flags of jobs that are left to the worker that keeps the market; none where it is this one, or nobody. */
  leftToAnother(): string[];
  /** Lets go of it. */
  end(): Promise<void>;
}

/** What was told of another is believed for so long: three beats. */
const believedMs = 3_000;

/** One worker keeps the market in memory and ranks; the others leave that to it, and stand by to take it over. */
export function createMarketLeadership({ market, log, ...ctx }: AppContext): MarketLeadership {
  let reading: Promise<void> | undefined;
  let elsewhereUntil = 0;
  const read = async (claim: (keeps: boolean) => Promise<boolean>): Promise<void> => {
    const begun = performance.now();
    try {
      const size = await loadMarket({ ...ctx, market }, { kind: "system" });
      await claim(true);
      log.info({ ...size, milliseconds: Math.round(performance.now() - begun) }, "the market is kept here");
    } catch (error) {
      log.warn({ error }, "the market could not be read; it is tried again");
    }
    reading = undefined;
  };
  return {
    async look(lifeline, claim) {
      if (!(await lifeline.keepsMarket())) delete market.held;
      else if (market.held === undefined) reading ??= read(claim);
      const isElsewhere = await claim(market.held !== undefined);
      elsewhereUntil = isElsewhere ? performance.now() + believedMs : 0;
    },
    leftToAnother() {
      return market.held === undefined && performance.now() < elsewhereUntil ? [marketFlag] : [];
    },
    async end() {
      await reading;
      delete market.held;
    },
  };
}
