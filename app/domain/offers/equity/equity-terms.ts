import { z } from "zod";
import { type FieldFault, type FieldKinds, storedKinds, textField } from "#app/domain/fields.ts";
import { HOLDERS } from "./cap-table.ts";
import { promisedSpeed } from "#app/domain/offers/terms/promised-speed.ts";

export function equityTermsShape(kinds: FieldKinds) {
  return {
    instrument: z.literal("equity"),
    amountFen: kinds.money,
    /** The company's value including the new money. */
    postMoneyFen: kinds.money,
    /** What the option pool holds after the closing. */
    poolPercent: kinds.percent,
    /** The holders before the round; together 100 %. */
    holdings: z
      .array(z.object({ holder: z.enum(HOLDERS), percent: kinds.percent }))
      .min(1)
      .max(HOLDERS.length),
    /** The liquidation preference as a multiple of the investment: usually "1", "0" for none. */
    preferenceTimes: kinds.percent,
    participation: z.enum(["non_participating", "participating"]),
    boardSeats: kinds.whole(0, 5),
    conditions: z.array(textField(200)).max(12),
    drawdownDays: promisedSpeed(kinds),
    note: textField(1_000).optional(),
  };
}

type EquityFields = z.infer<z.ZodObject<ReturnType<typeof equityTermsShape>>>;

/** Contradictions between the fields of an equity term sheet. */
export function equityFaults(terms: EquityFields): { fault: FieldFault; path: (string | number)[] }[] {
  const faults: { fault: FieldFault; path: (string | number)[] }[] = [];
  if (terms.amountFen <= 0n) faults.push({ fault: "amount-not-positive", path: ["amountFen"] });
  if (terms.postMoneyFen <= terms.amountFen) {
    faults.push({ fault: "valuation-not-above-amount", path: ["postMoneyFen"] });
    return faults;
  }
  if (Number(terms.preferenceTimes) > MOST_PREFERENCE_TIMES)
    faults.push({ fault: "preference-too-large", path: ["preferenceTimes"] });
  const held = terms.holdings.reduce((sum, { percent }) => sum + tenThousandths(percent), 0n);
  if (held !== WHOLE) faults.push({ fault: "holdings-not-whole", path: ["holdings"] });
  // Exact, before rounding: amount ÷ post-money + pool < 1.
  const takenFen = terms.amountFen * WHOLE + tenThousandths(terms.poolPercent) * terms.postMoneyFen;
  if (takenFen >= WHOLE * terms.postMoneyFen) faults.push({ fault: "pool-too-large", path: ["poolPercent"] });
  return faults;
}

/** One is usual, three is rare, and more than ten is assumed to be a typing error. */
const MOST_PREFERENCE_TIMES = 10;

/** 100 % in ten-thousandths of a percent, the finest step of a percentage. */
const WHOLE = 1_000_000n;

function tenThousandths(percent: string): bigint {
  const [whole = "0", fraction = ""] = percent.split(".");
  return BigInt(whole + fraction.padEnd(4, "0").slice(0, 4));
}

/**
 * An equity term sheet as stored; `z.encode` writes it to JSON. It checks single fields only: contradictions are found
 * by `equityFaults`, so that every stored sheet can be read.
 */
export const equityTermsSchema = z.object(equityTermsShape(storedKinds));
export type EquityTerms = z.infer<typeof equityTermsSchema>;

const shape = equityTermsShape(storedKinds);
/** Draft equity terms: any field but the instrument may be missing. */
export const equityTermsDraftSchema = z.object({
  ...z.object(shape).partial().shape,
  instrument: shape.instrument,
});
export type EquityTermsDraft = z.infer<typeof equityTermsDraftSchema>;
