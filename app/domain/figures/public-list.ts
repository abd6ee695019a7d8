import { z } from "zod";
import { institutionKindSchema } from "#app/domain/codes/institutions.ts";
import { PUBLIC_ORDERS } from "./public-order.ts";

/** The public list of institutions in its URL: its filters, its order, and its page. */
export const publicListSchema = z.object({
  kind: institutionKindSchema.optional(),
  /** Part of a name. */
  q: z.string().trim().min(1).max(100).optional(),
  sort: z.enum(PUBLIC_ORDERS).optional(),
  after: z.string().max(1_000).optional(),
});
export type PublicListQuery = z.infer<typeof publicListSchema>;
