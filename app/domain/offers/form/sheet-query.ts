import { z } from "zod";

/**
 * Which version of an offer to download as a document, in which language; by default the current one, in the reader's.
 */
export const termSheetQuery = z.object({
  version: z.coerce.number().int().min(1).max(100).optional(),
  language: z.enum(["en", "zh-CN"]).optional(),
});
