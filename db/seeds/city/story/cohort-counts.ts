import { cohortLadder } from "#app/domain/prospects/cohort.ts";
import type { ProspectStory } from "./told.ts";

/** How many of the town share each step of a prospect's cohorts. */
export function countsOf({ town, content }: Pick<ProspectStory, "town" | "content">): number[] {
  return cohortLadder(content).map(({ sector, place, size }) => town.countCohort(sector, place, size));
}
