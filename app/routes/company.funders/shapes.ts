import type { listFunders } from "#app/services/matching/list-funders.server.ts";

type Data = Awaited<ReturnType<typeof listFunders>>;
export type FundersProspect = NonNullable<Data["prospect"]>;
export type Funders = NonNullable<Data["funders"]>;
export type Fitting = Funders["fitting"][number];
export type Compared = NonNullable<Fitting["comparison"]>;
export type Near = Funders["near"][number];
export type Out = Funders["out"][number];
export type ShownMandate = Fitting["mandate"];

/** The page's loader, as fetched when a card is opened. */
export type FundersLoader = () => Promise<{ funders: Funders | null }>;
