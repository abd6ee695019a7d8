import { type Instrument, instrumentSchema } from "#app/domain/codes/instruments.ts";
import { detailsOf } from "#app/domain/offers/terms/detail-fields.ts";
import { isBlank, type TypedFields, valueAt } from "./typed-offer.ts";

/** The steps in which an offer is written; after the last one its sheet is reviewed. */
export const BUILDER_STEPS = ["amount", "price", "security", "conditions"] as const;
export type BuilderStep = (typeof BUILDER_STEPS)[number];

const AMOUNT = ["instrument", "amountFen", "termMonths", "repaymentMethod", "seasonMonths", "details"];
const END = ["conditionsText", "drawdownDays", "expiresOn", "note"];
const SECURITY = ["securityKinds", "securityNotes"];

/** The steps of an instrument: equity has no security. */
export function stepsOf(instrument: Instrument): BuilderStep[] {
  return BUILDER_STEPS.filter((step) => step !== "security" || instrument !== "equity");
}

/** The step after one; null after the last, which leads to the review. */
export function stepAfter(instrument: Instrument, step: BuilderStep): BuilderStep | null {
  const steps = stepsOf(instrument);
  return steps[steps.indexOf(step) + 1] ?? null;
}

/** The step before one; null before the first. */
export function stepBefore(instrument: Instrument, step: BuilderStep): BuilderStep | null {
  const steps = stepsOf(instrument);
  return steps[steps.indexOf(step) - 1] ?? null;
}

/** The step with a field, given by its name or its path: `fees[0].percent`, ["details", "ratioPercent"]. */
export function stepOfField(field: string | readonly PropertyKey[]): BuilderStep {
  const [first = "", second = ""] = typeof field === "string" ? field.split(/[.[\]]+/) : field.map(String);
  if (first === "details") return isOfConversion(second) ? "price" : "amount";
  if (AMOUNT.includes(first)) return "amount";
  if (SECURITY.includes(first)) return "security";
  return END.includes(first) ? "conditions" : "price";
}

/** What a note converts into is its price. */
function isOfConversion(name: string): boolean {
  return ["discountPercent", "capFen", "qualifiedFen", "assumedPreMoneyFen"].includes(name);
}

/** The instrument that a form names; a plain loan where it names none. */
export function instrumentTyped({ instrument }: TypedFields): Instrument {
  return instrumentSchema.catch("unsecured_loan").parse(instrument);
}

/** The paths of the fields that a typed sheet still needs and that are blank: those that no other rule requires. */
export function blankFields(fields: TypedFields): string[][] {
  const needed = [...requiredFields(fields), ["expiresOn"]];
  return needed.filter((path) => isBlank(valueAt(fields, path) ?? ""));
}

function requiredFields(fields: TypedFields): string[][] {
  const instrument = instrumentTyped(fields);
  if (instrument === "equity") return [["amountFen"], ["postMoneyFen"], ["poolPercent"], ["holdings"]];
  const kind = detailsOf(instrument);
  const follows = kind === "finance_lease" || kind === "factoring";
  return [
    ...(follows ? [] : [["amountFen"]]),
    ["termMonths"],
    [fields.rateBasis === "fixed" ? "fixedRatePercent" : "spreadBp"],
  ];
}
