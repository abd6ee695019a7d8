import { loadMarket } from "#app/services/matching/load-market.server.ts";
import { type SessionLocks, marketFlag } from "#db/worker-queue.ts";
import type { AppContext } from "#app/context.server.ts";

export interface MarketLeadership {
  /**
   * Called with each heartbeat: loads the market if this worker is its leader and has not loaded it. `claim` returns
   * whether it leads, and notes whether another does.
   */
  refresh(
    sessionLocks: Pick<SessionLocks, "isMarketLeader">,
    claim: (isLeader: boolean) => Promise<boolean>,
  ): Promise<void>;
  /** The job flags reserved for the market leader; none if this worker leads, or nobody does. */
  leftToAnother(): string[];
  /** Releases the leadership. */
  end(): Promise<void>;
}

/** How long information about another leader is trusted: three heartbeats. */
const believedMs = 3_000;

/** One worker caches the market and ranks; the others leave that to it, and stand by to take over. */
export function createMarketLeadership({ market, log, ...ctx }: AppContext): MarketLeadership {
  let reading: Promise<void> | undefined;
  let elsewhereUntil = 0;
  const read = async (claim: (isLeader: boolean) => Promise<boolean>): Promise<void> => {
    const begun = performance.now();
    try {
      const size = await loadMarket({ ...ctx, market }, { kind: "system" });
      await claim(true);
      log.info(
        { ...size, milliseconds: Math.round(performance.now() - begun) },
        "this worker holds the market",
      );
    } catch (error) {
      log.warn({ error }, "the market could not be read; retrying");
    }
    reading = undefined;
  };
  return {
    async refresh(sessionLocks, claim) {
      if (!(await sessionLocks.isMarketLeader())) delete market.held;
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
