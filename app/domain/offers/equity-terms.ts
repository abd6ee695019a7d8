import { z } from "zod";
import { type FieldKinds, fieldFault, storedKinds, textField, typedKinds } from "#app/domain/fields.ts";
import { divideRounded, type MoneyUnit } from "#app/lib/money.ts";

function equityTermsFor(kinds: FieldKinds) {
  return z
    .object({
      instrument: z.literal("equity"),
      amountFen: kinds.money,
      /** What the whole company is worth with the new money in. */
      postMoneyFen: kinds.money,
      boardSeats: kinds.whole(0, 5),
      conditions: z.array(textField(200)).max(12),
      note: textField(1_000).optional(),
    })
    .superRefine((terms, ctx) => {
      if (terms.amountFen <= 0n) ctx.addIssue(fieldFault("amount-not-positive", ["amountFen"]));
      if (terms.postMoneyFen <= terms.amountFen) ctx.addIssue(fieldFault("range-reversed", ["postMoneyFen"]));
    });
}

/** An equity term sheet as it is stored; `z.encode` writes it to JSON. */
export const equityTermsSchema = equityTermsFor(storedKinds);
export type EquityTerms = z.infer<typeof equityTermsSchema>;

/** The same as a form sends it, bare amounts in `unit`. */
export function typedEquityTermsSchema(unit: MoneyUnit) {
  return equityTermsFor(typedKinds(unit));
}

/** The share of the company that the new money buys, in basis points, rounded half-up. */
export function dilutionBp({
  amountFen,
  postMoneyFen,
}: Pick<EquityTerms, "amountFen" | "postMoneyFen">): number {
  return Number(divideRounded(amountFen * 10_000n, postMoneyFen, "half-up"));
}
