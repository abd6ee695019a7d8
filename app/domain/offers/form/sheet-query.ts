import { z } from "zod";

/** Which version of an offer, in which language, somebody wants as a document; without them, the one that stands, in theirs. */
export const termSheetQuery = z.object({
  version: z.coerce.number().int().min(1).max(100).optional(),
  language: z.enum(["en", "zh-CN"]).optional(),
});
