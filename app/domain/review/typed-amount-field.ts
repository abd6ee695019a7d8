import { z } from "zod";

/** The amount as typed in a review; blank where it was not asked for. Apart from its rule, which browsers load. */
export const typedAmountField = z
  .string()
  .max(60)
  .optional()
  .transform((text) => text ?? "");
