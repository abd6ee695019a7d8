import type { Actor } from "#app/domain/accounts/actor.ts";
import { FUNNEL_STAGES } from "#app/domain/figures/public-cells.ts";
import type { ServiceContext } from "../context.ts";
import { findPublicFigures } from "./find-public-figures.server.ts";

/**
 * Public figures: twelve months of the funnel, of money and of declines, ninety days of first answers of all
 * institutions together. Null is a cell of fewer than five organizations.
 */
export async function readPublicFigures(ctx: ServiceContext, _actor: Actor) {
  const {
    answersOf: _answers,
    drawdownsOf: _drawdowns,
    stages,
    declines,
    ...figures
  } = await findPublicFigures(ctx);
  let most = Infinity;
  return {
    ...figures,
    // Stages are renewed one by one: none is shown as more than the one before it.
    funnel: FUNNEL_STAGES.map((stage) => {
      const stageFigures = stages[stage];
      most = Math.min(most, stageFigures?.count ?? most);
      return {
        stage,
        prospects: stageFigures === undefined ? null : most,
        medianWorkingDays: stageFigures?.median ?? null,
      };
    }),
    declines: Object.entries(declines)
      .map(([reasonCode, row]) => ({ reasonCode, ...row }))
      .sort((a, b) => b.introductions + b.passes - a.introductions - a.passes),
  };
}
