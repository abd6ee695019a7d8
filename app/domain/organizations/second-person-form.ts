import { z } from "zod";
import { typedKinds } from "#app/domain/fields.ts";

/** The form in which an owner sets the amount above which an offer needs a second person; blank for never. */
export const secondPersonForm = z.discriminatedUnion("unit", [formIn("million"), formIn("wan")]);

function formIn<Unit extends "million" | "wan">(unit: Unit) {
  return z.object({
    act: z.literal("second-person"),
    unit: z.literal(unit),
    aboveFen: typedKinds(unit).money.optional(),
  });
}
