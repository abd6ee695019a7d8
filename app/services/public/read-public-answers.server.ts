import type { ServiceContext } from "../context.ts";
import { findPublicFigures } from "./find-public-figures.server.ts";

/** First answers of the last ninety days, by institution and of all together. */
export async function readPublicAnswers(ctx: ServiceContext) {
  return (await findPublicFigures(ctx)).answers;
}
