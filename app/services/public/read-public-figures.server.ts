import type { Actor } from "#app/domain/accounts/actor.ts";
import type { ServiceContext } from "../context.ts";
import { findPublicFigures } from "./find-public-figures.server.ts";

/**
 * What the platform says of itself to anyone: twelve months of the funnel, of money and of declines, ninety days of
 * first answers of all institutions together.
 */
export async function readPublicFigures(ctx: ServiceContext, _actor: Actor) {
  const { answers, ...figures } = await findPublicFigures(ctx);
  return { ...figures, answers: answers.find(({ institutionId }) => institutionId === null) ?? null };
}
