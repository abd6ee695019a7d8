import { z } from "zod";
import {
  type FieldFault,
  type FieldKinds,
  fieldFault,
  storedKinds,
  textField,
  typedKinds,
} from "#app/domain/fields.ts";
import type { MoneyUnit } from "#app/lib/money.ts";
import { HOLDERS } from "./cap-table.ts";
import { dilutionBp } from "./dilution.ts";
import { promisedSpeed } from "./promised-speed.ts";

export function equityTermsShape(kinds: FieldKinds) {
  return {
    instrument: z.literal("equity"),
    amountFen: kinds.money,
    /** What the whole company is worth with the new money in. */
    postMoneyFen: kinds.money,
    /** What the option pool holds after the closing. */
    poolPercent: kinds.percent,
    /** Who holds the company before; together 100 %. */
    holdings: z
      .array(z.object({ holder: z.enum(HOLDERS), percent: kinds.percent }))
      .min(1)
      .max(HOLDERS.length),
    /** How many times the investment comes back first when the company is sold: "1" as a rule, "0" for none. */
    preferenceTimes: kinds.percent,
    participation: z.enum(["non_participating", "participating"]),
    boardSeats: kinds.whole(0, 5),
    conditions: z.array(textField(200)).max(12),
    drawdownDays: promisedSpeed(kinds),
    note: textField(1_000).optional(),
  };
}

type EquityFields = z.infer<z.ZodObject<ReturnType<typeof equityTermsShape>>>;

/** What the fields of an equity term sheet can't say together. */
export function equityFaults(terms: EquityFields): { fault: FieldFault; path: (string | number)[] }[] {
  const faults: { fault: FieldFault; path: (string | number)[] }[] = [];
  if (terms.amountFen <= 0n) faults.push({ fault: "amount-not-positive", path: ["amountFen"] });
  if (terms.postMoneyFen <= terms.amountFen) {
    faults.push({ fault: "range-reversed", path: ["postMoneyFen"] });
    return faults;
  }
  const held = terms.holdings.reduce((sum, { percent }) => sum + tenThousandths(percent), 0);
  if (held !== 1_000_000) faults.push({ fault: "holdings-not-whole", path: ["holdings"] });
  if (dilutionBp(terms) * 100 + tenThousandths(terms.poolPercent) >= 1_000_000) {
    faults.push({ fault: "pool-too-large", path: ["poolPercent"] });
  }
  return faults;
}

function tenThousandths(percent: string): number {
  return Math.round(Number(percent) * 10_000);
}

function equityTermsFor(kinds: FieldKinds) {
  return z.object(equityTermsShape(kinds)).superRefine((terms, ctx) => {
    for (const { fault, path } of equityFaults(terms)) ctx.addIssue(fieldFault(fault, path));
  });
}

/** An equity term sheet as it is stored; `z.encode` writes it to JSON. */
export const equityTermsSchema = equityTermsFor(storedKinds);
export type EquityTerms = z.infer<typeof equityTermsSchema>;

/** The same as a form sends it, bare amounts in `unit`. */
export function typedEquityTermsSchema(unit: MoneyUnit) {
  return equityTermsFor(typedKinds(unit));
}

const shape = equityTermsShape(storedKinds);
/** Equity terms in the making: any field but the instrument may be missing. */
export const equityTermsDraftSchema = z.object({
  ...z.object(shape).partial().shape,
  instrument: shape.instrument,
});
export type EquityTermsDraft = z.infer<typeof equityTermsDraftSchema>;
