import { z } from "zod";

/** What a browser may remember of a person's wishes; each form sends what it is about. `to` leads back. */
export const preferencesSchema = z.object({
  locale: z.enum(["en", "zh-CN"]).optional(),
  theme: z.enum(["system", "light", "dark"]).optional(),
  to: z.string().max(2_000).optional(),
});
