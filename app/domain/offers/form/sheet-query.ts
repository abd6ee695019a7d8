import { z } from "zod";

/** The version and language of an offer's document; by default the current one, in the reader's language. */
export const termSheetQuery = z.object({
  version: z.coerce.number().int().min(1).max(100).optional(),
  language: z.enum(["en", "zh-CN"]).optional(),
});
