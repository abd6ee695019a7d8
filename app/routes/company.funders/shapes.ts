import type { listFunders } from "#app/services/matching/list-funders.server.ts";

type Data = Awaited<ReturnType<typeof listFunders>>;
export type FundersProspect = NonNullable<Data["prospect"]>;
export type Funders = NonNullable<Data["funders"]>;
export type EligibleFunder = Funders["fitting"][number];
export type Compared = NonNullable<EligibleFunder["comparison"]>;
export type Near = Funders["near"][number];
export type IneligibleFunder = Funders["out"][number];
export type ShownMandate = EligibleFunder["mandate"];

/** The page's loader, as fetched when a card is opened. */
export type FundersLoader = () => Promise<{ funders: Funders | null }>;
