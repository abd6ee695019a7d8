import type { ComparisonView, MetCount } from "#app/domain/matching/ranking/opportunity-view.ts";
import type { TeaserBands } from "#app/domain/prospects/teaser-parts.ts";
import type { listOpportunities } from "#app/services/matching/list-opportunities.server.ts";

type Data = Awaited<ReturnType<typeof listOpportunities>>;
export type Opportunities = NonNullable<Data["opportunities"]>;
export type OpportunityCounts = Opportunities["counts"];
export type Passed = Opportunities["passed"][number];

/** A pair on which a pass is being written. */
export type Passing = { prospectId: string; mandateId: string };

/** The answer of the comparison route: what a row shows once it is opened. */
export type DetailsLoader = () => Promise<{
  pair: { prospectId: string; mandateId: string };
  shown: TeaserBands;
  comparison: (ComparisonView & { met: Record<"demands" | "preferences" | "asks", MetCount> }) | null;
}>;
