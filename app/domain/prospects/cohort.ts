import { cityOf, type Place } from "#app/domain/codes/districts.ts";
import { rootOf } from "#app/domain/codes/paths.ts";
import type { Sector, SectorRoot } from "#app/domain/codes/sectors.ts";
import { latestFirst } from "#app/domain/organizations/figures.ts";
import { type SizeClass, sizeClassOf, sizeIndustryOf } from "#app/domain/organizations/size-class.ts";
import type { ProspectContent } from "./content.ts";

/** At least so many companies share what a teaser shows of sector, place and size (k-anonymity). */
export const COHORT_LEAST = 5;

/** A group of companies that a teaser could stand for. `size` null: of any size. */
export type Cohort = { sector: Sector; place: Place; size: SizeClass | null };

/**
 * The cohorts of a company from the finest to the coarsest: sector and district; sector in the city; branch and
 * district; branch in the city; and last the branch in the city whatever the size, whose figures aren't shown.
 */
export function cohortLadder(content: Pick<ProspectContent, "company" | "figures">): Cohort[] {
  const { sector, district } = content.company;
  const branch = rootOf(sector) as SectorRoot;
  const city = cityOf(district);
  const size = sizeOf(content);
  return [
    { sector, place: district, size },
    { sector, place: city, size },
    { sector: branch, place: district, size },
    { sector: branch, place: city, size },
    { sector: branch, place: city, size: null },
  ];
}

/**
 * The finest cohort that is large enough. `counts` are the companies in each step of the ladder, the company itself
 * included; the coarsest is taken where none is.
 */
export function chooseCohort(
  ladder: readonly Cohort[],
  counts: readonly number[],
): { cohort: Cohort; count: number } {
  const index = counts.findIndex((count) => count >= COHORT_LEAST);
  const chosen = index < 0 ? ladder.length - 1 : index;
  const cohort = ladder[chosen];
  if (!cohort) throw new Error("A ladder has steps");
  return { cohort, count: counts[chosen] ?? 0 };
}

/** The official size class by the latest figures; null while they don't say. */
export function sizeOf({ company, figures }: Pick<ProspectContent, "company" | "figures">): SizeClass | null {
  const [latest] = latestFirst(figures.years);
  const result = sizeClassOf({
    industry: sizeIndustryOf(company.sector),
    staff: latest?.staff ?? null,
    revenueFen: latest?.revenueFen ?? null,
    totalAssetsFen: latest?.totalAssetsFen ?? null,
  });
  return result.known ? result.sizeClass : null;
}
