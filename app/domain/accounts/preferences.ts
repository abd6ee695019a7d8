import { z } from "zod";

/** Preferences stored in the browser; each form sends its own. `to` is the page to return to. */
export const displayPreferencesSchema = z.object({
  locale: z.enum(["en", "zh-CN"]).optional(),
  theme: z.enum(["system", "light", "dark"]).optional(),
  to: z.string().max(2_000).optional(),
});
