import { z } from "zod";
import { mandateRef } from "./opportunities-query.ts";

/** A company's funders as in the URL: which prospect, which list, which cursor. */
export const fundersQuery = z.object({
  prospect: z.uuid().optional(),
  view: z.enum(["near", "out"]).optional(),
  after: z.uuid().optional(),
  /** The mandate whose row is open. */
  open: mandateRef.optional(),
});
