import type { listOpportunities } from "#app/services/matching/list-opportunities.server.ts";
import type { readOpportunity } from "#app/services/matching/read-opportunity.server.ts";

type Data = Awaited<ReturnType<typeof listOpportunities>>;
export type MandateChoice = Data["choices"][number];
export type OpportunitiesMandate = NonNullable<Data["mandate"]>;
export type Opportunities = NonNullable<Data["opportunities"]>;
export type OpportunityCounts = Opportunities["counts"];
export type Passed = Opportunities["passed"][number];

/** The answer of the comparison route. */
export type ComparisonLoader = () => Promise<{
  comparison: Awaited<ReturnType<typeof readOpportunity>>["comparison"];
}>;
