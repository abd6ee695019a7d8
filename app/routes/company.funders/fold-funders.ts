import { mainReasons } from "#app/domain/matching/ranking/reason.ts";
import type { listFunders } from "#app/services/matching/list-funders.server.ts";

type Listed = NonNullable<Awaited<ReturnType<typeof listFunders>>["funders"]>;

/**
 * The funders for the page: each with its card, and with all criteria only if requested: few are opened, and ten of
 * them are most of the page.
 */
export function foldFunders(funders: Listed, open: string | undefined) {
  return {
    ...funders,
    fitting: funders.fitting.map(
      ({ mandate, score, reasons, preferences, demands, asks, met, own, running, stoppedOn }) => ({
        mandate,
        score,
        own,
        running,
        stoppedOn,
        reasons: mainReasons(reasons),
        comparison: mandate.id === open ? { score, reasons, preferences, demands, asks, met } : null,
      }),
    ),
  };
}
