import { z } from "zod";

/** A company's funders as the address says it: for which prospect, which of the lists, from where on. */
export const fundersQuery = z.object({
  prospect: z.uuid().optional(),
  view: z.enum(["near", "out"]).optional(),
  after: z.uuid().optional(),
  /** The mandate of which every criterion is told. */
  open: z.uuid().optional(),
});
