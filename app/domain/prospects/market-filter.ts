import { z } from "zod";
import type { ProspectStatus } from "./lifecycle.ts";

/** The prospects that admins list: on the market, or off it for a time. */
export const MARKET_STATUSES = [
  "published",
  "paused",
  "suspended",
] as const satisfies readonly ProspectStatus[];
export type MarketStatus = (typeof MARKET_STATUSES)[number];

/** The filter of that list from the URL; invalid values are ignored. */
export const marketFilterSchema = z.object({
  status: z.enum(MARKET_STATUSES).optional().catch(undefined),
  /** A prospect's number, its company's credit code, or part of the company's name. */
  q: z.string().trim().min(1).max(100).optional().catch(undefined),
  after: z.string().max(1_000).optional().catch(undefined),
});
export type MarketFilter = z.infer<typeof marketFilterSchema>;
