import { z } from "zod";
import { fieldFault, typedKinds } from "#app/domain/fields.ts";
import { HOLDERS } from "./cap-table.ts";
import { equityFaults } from "./equity-terms.ts";
import { detailsOf } from "./detail-fields.ts";
import { detailFields } from "./loan-details.ts";
import { loanFaults } from "./loan-terms.ts";
import { equityFormFields, loanFormFields } from "./offer-form-fields.ts";
import { OFFER_UNITS, type OfferUnit } from "./offer-units.ts";
import { conditionsOf, equityTermsOf, filledLines, loanTermsOf } from "./typed-terms.ts";

type Issues = { addIssue: (issue: ReturnType<typeof fieldFault>) => void };

function checkConditions(form: { conditionsText?: string | undefined }, ctx: Issues): void {
  if (conditionsOf(form).some((line) => line.length > 200) || conditionsOf(form).length > 12) {
    ctx.addIssue(fieldFault("conditions-too-many", ["conditionsText"]));
  }
}

function loanForm(unit: OfferUnit) {
  return z.object(loanFormFields(unit)).superRefine((form, ctx) => {
    form.fees.forEach((fee, i) => {
      if (fee.kind !== undefined && (fee.amountFen === undefined) === (fee.percent === undefined)) {
        ctx.addIssue(fieldFault("fee-amount-or-percent", ["fees", i, "amountFen"]));
      }
    });
    const missing = missingDetails(form.instrument, form.details);
    for (const field of missing) ctx.addIssue(fieldFault("details-missing", ["details", field]));
    const lines = filledLines(form);
    for (const { fault, path } of missing.length > 0 ? [] : loanFaults(loanTermsOf(form))) {
      const [field, line, ...rest] = path;
      const at = field === "fees" && typeof line === "number" ? ["fees", lines[line] ?? 0, ...rest] : path;
      ctx.addIssue(fieldFault(fault, at));
    }
    checkConditions(form, ctx);
  });
}

/** Which of an instrument's own terms a form leaves out. A plain loan needs none, until it names its day count. */
function missingDetails(
  instrument: Parameters<typeof detailsOf>[0],
  details: Readonly<Record<string, unknown>>,
): string[] {
  const kind = detailsOf(instrument);
  if (kind === null || (kind === "dated_loan" && details.dayCount === undefined)) return [];
  const fields: Readonly<Record<string, z.ZodType>> = detailFields(typedKinds("yuan"))[kind];
  return Object.entries(fields).flatMap(([name, schema]) =>
    details[name] === undefined && !schema.safeParse(undefined).success ? [name] : [],
  );
}

function equityForm(unit: OfferUnit) {
  return z.object(equityFormFields(unit)).superRefine((form, ctx) => {
    for (const { fault, path } of equityFaults(equityTermsOf(form))) {
      const at = fault === "holdings-not-whole" ? ["holdings", HOLDERS[0]] : path;
      ctx.addIssue(fieldFault(fault, at));
    }
    checkConditions(form, ctx);
  });
}

function schemaFor(unit: OfferUnit) {
  return z.discriminatedUnion("instrument", [loanForm(unit), equityForm(unit)]);
}

/** An offer as its builder sends it to be issued, in the unit that it names: required fields, rules between fields. */
export const offerForm = z.discriminatedUnion("unit", [schemaFor("million"), schemaFor("wan")]);

/** The builder while it is being written: what can be kept is decided by `keepTypedOffer`. */
export const typedOfferForm = z.looseObject({
  unit: z.enum(OFFER_UNITS),
  revision: typedKinds("yuan").whole(1, 2_000_000_000),
});

/** The buttons beside a term sheet: which it is, is said by the button. */
export const moveOfferForm = z.discriminatedUnion("act", [
  z.object({ act: z.literal("withdraw") }),
  z.object({ act: z.literal("approve"), revision: typedKinds("yuan").whole(1, 2_000_000_000) }),
  z.object({ act: z.literal("issue") }),
  z.object({ act: z.literal("revise"), from: z.enum(["version", "counter"]) }),
  z.object({ act: z.literal("discard") }),
]);
