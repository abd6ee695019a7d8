import { z } from "zod";

/** What the page of notifications asks for: that one is read, or all are. */
export const readNotificationsForm = z.discriminatedUnion("act", [
  z.object({
    act: z.literal("read"),
    id: z
      .string()
      .regex(/^[1-9]\d{0,14}$/)
      .transform((text) => BigInt(text)),
  }),
  z.object({ act: z.literal("read-all") }),
]);
