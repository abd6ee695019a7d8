import type { listDeals } from "#app/services/matching/list-deals.server.ts";
import type { readDeal } from "#app/services/matching/read-deal.server.ts";

type Data = Awaited<ReturnType<typeof listDeals>>;
export type MandateChoice = Data["choices"][number];
export type DealsMandate = NonNullable<Data["mandate"]>;
export type Deals = NonNullable<Data["deals"]>;
export type DealCounts = Deals["counts"];
export type Passed = Deals["passed"][number];

/** The answer of the comparison route. */
export type ComparisonLoader = () => Promise<{
  comparison: Awaited<ReturnType<typeof readDeal>>["comparison"];
}>;
