import { z } from "zod";

/** Of a person's account and of an organization alike. */
export const deletionForm = z.discriminatedUnion("act", [
  z.object({ act: z.literal("request") }),
  z.object({ act: z.literal("cancel") }),
]);
