import type { readDeal } from "#app/services/matching/read-deal.server.ts";

export type ReadDeal = Awaited<ReturnType<typeof readDeal>>;
export type ShownProspect = ReadDeal["prospect"];
export type Pass = NonNullable<ReadDeal["pass"]>;
