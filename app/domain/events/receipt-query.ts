import { z } from "zod";
import { RECEIPTED_ACTS, STANDING_ACTS } from "./receipts.ts";

/**
 * The act of a receipt, the version of an offer or consent that it is about, whose act it was where both sides make it,
 * and the language; by default the reader's.
 */
export const receiptQuery = z.object({
  act: z.enum(RECEIPTED_ACTS).optional(),
  version: z.coerce.number().int().min(1).max(100).optional(),
  by: z.enum(["company", "institution", "system", "admin"]).optional(),
  language: z.enum(["en", "zh-CN"]).optional(),
});

/** The act of an admin on an institution, and the language; by default the last suspension in the reader's. */
export const standingReceiptQuery = z.object({
  act: z.enum(STANDING_ACTS).default("institution-suspended"),
  language: z.enum(["en", "zh-CN"]).optional(),
});
