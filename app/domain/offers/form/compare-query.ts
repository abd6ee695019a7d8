import { z } from "zod";
import { fieldFault, typedKinds } from "#app/domain/fields.ts";
import type { OfferUnit } from "./offer-units.ts";

/** The amount (without a suffix: in that unit) and term in months (1 to 360) at which offers are compared, as typed. */
export const COMPARE_QUERIES: Readonly<Record<OfferUnit, ReturnType<typeof compareQuery>>> = {
  wan: compareQuery("wan"),
  million: compareQuery("million"),
};

function compareQuery(unit: OfferUnit) {
  const { money, whole } = typedKinds(unit);
  const error = fieldFault("amount-not-positive").message;
  return z.object({
    amount: money.refine((fen) => fen > 0n, { error }).optional(),
    months: whole(1, 360).optional(),
  });
}
