import type { readOpportunity } from "#app/services/matching/read-opportunity.server.ts";

export type ReadOpportunity = Awaited<ReturnType<typeof readOpportunity>>;
export type ShownProspect = ReadOpportunity["prospect"];
export type Pass = NonNullable<ReadOpportunity["pass"]>;
