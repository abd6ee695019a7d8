import { z } from "zod";
import { instrumentSchema } from "#app/domain/codes/instruments.ts";
import { type FieldFault, fieldFault, typedKinds } from "#app/domain/fields.ts";
import type { Day } from "#app/lib/days.ts";
import { HOLDERS } from "#app/domain/offers/equity/cap-table.ts";
import { equityFaults } from "#app/domain/offers/equity/equity-terms.ts";
import { detailsOf, FIELDS_OF_DETAILS } from "#app/domain/offers/terms/detail-fields.ts";
import { detailFields } from "#app/domain/offers/terms/loan-details.ts";
import { equityFormFields, loanFormFields } from "./offer-form-fields.ts";
import { OFFER_UNITS, type OfferUnit } from "./offer-units.ts";
import { readRoundOrNone } from "./read-round.ts";
import { typedAmountField } from "#app/domain/review/typed-amount-field.ts";
import { type TermFault, termFaults } from "#app/domain/offers/terms/term-faults.ts";
import { blankFields } from "./builder-steps.ts";
import { chosenFields } from "./chosen-fields.ts";
import {
  isBlank,
  type TypedFields,
  type TypedOffer,
  typedFieldsShape,
  valueAt,
  withoutBlanks,
} from "./typed-offer.ts";
import { areConditionsSound, equityTermsOf, filledLines, offerTermsOf } from "./typed-terms.ts";

type Issues = { addIssue: (issue: ReturnType<typeof fieldFault>) => void };

function checkConditions(form: { conditionsText?: string | undefined }, ctx: Issues): void {
  if (!areConditionsSound(form)) ctx.addIssue(fieldFault("conditions-too-many", ["conditionsText"]));
}

function loanForm(unit: OfferUnit) {
  return z.object(loanFormFields(unit)).superRefine((form, ctx) => {
    form.fees.forEach((fee, i) => {
      if (fee.kind === undefined && (fee.amountFen !== undefined || fee.percent !== undefined)) {
        ctx.addIssue(fieldFault("fee-kind-missing", ["fees", i, "kind"]));
      }
      if (fee.kind !== undefined && (fee.amountFen === undefined) === (fee.percent === undefined)) {
        ctx.addIssue(fieldFault("fee-amount-or-percent", ["fees", i, "amountFen"]));
      }
    });
    const missing = missingDetails(form.instrument, form.details);
    for (const field of missing) ctx.addIssue(fieldFault("details-missing", ["details", field]));
    checkConditions(form, ctx);
  });
}

/**
 * Which of an instrument's own terms a form lacks. A loan without a day count is counted by months and has no days: if
 * one of them is given, the day count is what is missing.
 */
function missingDetails(
  instrument: Parameters<typeof detailsOf>[0],
  details: Readonly<Record<string, unknown>>,
): string[] {
  const kind = detailsOf(instrument);
  if (kind === null) return [];
  if (kind === "dated_loan" && details.dayCount === undefined) {
    const isDated = FIELDS_OF_DETAILS.dated_loan.some((name) => details[name] !== undefined);
    return isDated ? ["dayCount"] : [];
  }
  const fields: Readonly<Record<string, z.ZodType>> = detailFields(typedKinds("yuan"))[kind];
  return Object.entries(fields).flatMap(([name, schema]) =>
    details[name] === undefined && !schema.safeParse(undefined).success ? [name] : [],
  );
}

function equityForm(unit: OfferUnit) {
  return z.object(equityFormFields(unit)).superRefine((form, ctx) => {
    const isEachSound = ctx.issues.length === 0;
    for (const { fault, path } of isEachSound ? equityFaults(equityTermsOf(form)) : []) {
      const at = fault === "holdings-not-whole" ? ["holdings", HOLDERS[0]] : path;
      ctx.addIssue(fieldFault(fault, at));
    }
    checkConditions(form, ctx);
  });
}

function schemaFor(unit: OfferUnit) {
  return z.discriminatedUnion("instrument", [loanForm(unit), equityForm(unit)]);
}

/** The form that issues an offer, in the unit that it names: required fields, rules between fields. */
const offerForm = z.discriminatedUnion("unit", [schemaFor("million"), schemaFor("wan")]);

/**
 * The same as the term sheet that it states on a day (Asia/Shanghai), with the faults of its terms on that day, at their
 * fields; see `termFaults`. Checked once each field is valid and none is missing. Fields that the form's own choices hide
 * are not read.
 */
export function offerFormOn(day: Day) {
  const chosen = z.preprocess((form) => chosenFields((form ?? {}) as TypedFields), offerForm);
  return chosen.transform((form, ctx) => {
    const terms = offerTermsOf(form);
    for (const { fault, path } of termFaults(terms, day)) {
      ctx.addIssue(fieldFault(fault, form.instrument === "equity" ? [...path] : atLine(form, path)));
    }
    return { terms, expiresOn: form.expiresOn, revision: form.revision };
  });
}

/** The index of a term in the form, whose costs may have blank lines between them. */
function atLine(form: Parameters<typeof filledLines>[0], path: TermFault["path"]): (string | number)[] {
  const [field, line, ...rest] = path;
  const isCost = field === "fees" && typeof line === "number";
  return isCost ? ["fees", filledLines(form)[line] ?? 0, ...rest] : [...path];
}

/**
 * The builder form while it is edited: every field as plain text. `shownFor` is the instrument whose fields the page
 * showed; without it, those of all were shown.
 */
export const typedOfferForm = z.object({
  ...typedFieldsShape,
  shownFor: instrumentSchema.optional(),
  unit: z.enum(OFFER_UNITS),
  revision: typedKinds("yuan").whole(1, 2_000_000_000),
});

/**
 * The faults of a draft's non-blank fields: of single fields, and between fields once nothing is missing, as checked on
 * a day. A blank field of a draft is no fault. `error` formats what zod finds by itself.
 */
export function faultsOfTyped(
  { unit, fields }: TypedOffer,
  day: Day,
  error?: z.core.$ZodErrorMap,
): z.core.$ZodIssue[] {
  const { issues = [] } = readTyped({ unit, fields }, day, error).error ?? {};
  const isAbsence = ({ message }: z.core.$ZodIssue) => message === ("fee-kind-missing" satisfies FieldFault);
  return issues.filter((issue) => isAbsence(issue) || !isBlank(valueAt(fields, issue.path)));
}

/**
 * All that prevents a typed sheet from being issued on a day: faults, and the needed fields that are blank. `error` as in
 * `faultsOfTyped`.
 */
export function faultsOfSheet(
  { unit, fields }: TypedOffer,
  day: Day,
  error?: z.core.$ZodErrorMap,
): z.core.$ZodIssue[] {
  const { issues = [] } = readTyped({ unit, fields }, day, error).error ?? {};
  const named = new Set(issues.map(({ path }) => path.join(".")));
  const blank = blankFields(fields).filter((path) => !named.has(path.join(".")));
  return [
    ...issues,
    ...blank.map((path) => ({ code: "custom" as const, message: "required", path, input: "" })),
  ];
}

/** Whether a draft's fields would be accepted on a day as they are: no fault, and nothing missing. */
export function isWholeForm(typed: TypedOffer, day: Day): boolean {
  return readTyped(typed, day).success;
}

function readTyped({ unit, fields }: TypedOffer, day: Day, error?: z.core.$ZodErrorMap) {
  return offerFormOn(day).safeParse({ ...withoutBlanks(fields), unit, revision: "1" }, error && { error });
}

/** The buttons beside a term sheet: the button says which form is sent. A draft is withdrawn there. */
export const moveOfferForm = z.discriminatedUnion("act", [
  z.object({ act: z.literal("withdraw"), revision: typedKinds("yuan").whole(1, 2_000_000_000) }),
  z.object({ act: z.literal("approve"), revision: typedKinds("yuan").whole(1, 2_000_000_000) }),
  z.object({
    act: z.literal("issue"),
    revision: typedKinds("yuan").whole(1, 2_000_000_000),
    ...readRoundOrNone,
    // The contract rate that the review showed, in percent.
    rate: z.string().regex(/^(?:none|\d{1,3}(?:\.\d{1,4})?)$/u),
    typedAmount: typedAmountField,
  }),
  z.object({ act: z.literal("revise"), from: z.enum(["version", "counter"]) }),
  z.object({ act: z.literal("discard"), revision: typedKinds("yuan").whole(1, 2_000_000_000) }),
]);
