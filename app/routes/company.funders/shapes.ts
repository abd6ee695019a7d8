import type { FunderView } from "#app/domain/matching/ranking/funder-view.ts";
import type { listFunders } from "#app/services/matching/list-funders.server.ts";

type Data = Awaited<ReturnType<typeof listFunders>>;
export type FundersProspect = NonNullable<Data["prospect"]>;
export type Funders = NonNullable<Data["funders"]>;

/** The answer of the comparison route: what a row shows once it is opened; null once it has left the list. */
export type FunderLoader = () => Promise<{ funder: FunderView | null }>;
