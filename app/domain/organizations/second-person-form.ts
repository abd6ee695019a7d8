import { z } from "zod";
import { typedKinds } from "#app/domain/fields.ts";

/** What an owner sends to say above which amount an offer needs a second person; blank where one is enough. */
export const secondPersonForm = z.discriminatedUnion("unit", [formIn("million"), formIn("wan")]);

function formIn<Unit extends "million" | "wan">(unit: Unit) {
  return z.object({
    act: z.literal("second-person"),
    unit: z.literal(unit),
    aboveFen: typedKinds(unit).money.optional(),
  });
}
