import { z } from "zod";
import { type InstitutionKind, INSTRUMENTS_OF } from "#app/domain/codes/institutions.ts";
import { isInArea } from "#app/domain/codes/paths.ts";
import {
  dayField,
  type FieldFault,
  type FieldKinds,
  fieldFault,
  storedKinds,
  textField,
  typedKinds,
} from "#app/domain/fields.ts";
import { demandShape } from "#app/domain/matching/criteria/demands.ts";
import type { MoneyUnit } from "#app/lib/money.ts";
import { type MandateStatus, PUBLISHED_MANDATES } from "./lifecycle.ts";
import { preferencesSchema } from "./preferences.ts";

/**
 * The content of a mandate: hard criteria (an empty list or a blank constrains nothing), price band, budget,
 * open-introduction cap and validity. Fen, months, percent a year.
 */
function mandateShape(kinds: FieldKinds) {
  return {
    title: textField(80),
    ...demandShape(kinds),
    budgetFen: kinds.money,
    introductionCap: kinds.whole(1, 500),
    validFrom: dayField,
    validUntil: dayField,
  };
}

type Fault = [FieldFault, string];
type MandateFields = z.infer<z.ZodObject<ReturnType<typeof mandateShape>>>;

/** Contradictions between the fields of a mandate. */
function contradictions(mandate: MandateFields): Fault[] {
  const faults: Fault[] = [];
  if (mandate.amountMaxFen <= 0n) faults.push(["amount-not-positive", "amountMaxFen"]);
  if (mandate.amountMaxFen < mandate.amountMinFen) faults.push(["range-reversed", "amountMaxFen"]);
  if (mandate.budgetFen <= 0n) faults.push(["amount-not-positive", "budgetFen"]);
  if (isReversed(mandate.termMonthsMin, mandate.termMonthsMax))
    faults.push(["range-reversed", "termMonthsMax"]);
  if (isReversed(Number(mandate.priceMinPercent ?? 0), Number(mandate.priceMaxPercent ?? 100))) {
    faults.push(["range-reversed", "priceMaxPercent"]);
  }
  if (mandate.validUntil < mandate.validFrom) faults.push(["valid-until-before-from", "validUntil"]);
  const included = mandate.sectorsIncluded;
  const stray = mandate.sectorsExcluded.some(
    (sector) => included.length > 0 && !included.some((one) => isInArea(sector, one) && sector !== one),
  );
  if (stray) faults.push(["sector-excluded-not-included", "sectorsExcluded"]);
  return faults;
}

function isReversed(least: number | undefined, most: number | undefined): boolean {
  return least !== undefined && most !== undefined && most < least;
}

function mandateFor(kinds: FieldKinds) {
  return z.object(mandateShape(kinds)).superRefine((mandate, ctx) => {
    for (const [fault, field] of contradictions(mandate)) ctx.addIssue(fieldFault(fault, [field]));
  });
}

/** A mandate's fields as a form sends them, amounts without a suffix in `unit`; preferences have their own fields. */
export function typedMandateSchema(unit: MoneyUnit) {
  return mandateFor(typedKinds(unit));
}

/** A complete mandate as stored; `z.encode` writes it to JSON. */
export const mandateContentSchema = z.object({
  terms: mandateFor(storedKinds),
  preferences: preferencesSchema,
});
export type MandateContent = z.infer<typeof mandateContentSchema>;
export type MandateFieldsContent = MandateContent["terms"];

/** A draft mandate: any field may be missing, and rules between fields are not checked. */
export const mandateDraftSchema = z
  .object({
    terms: z.object(mandateShape(storedKinds)).partial(),
    preferences: preferencesSchema,
  })
  .partial();
export type MandateDraft = z.infer<typeof mandateDraftSchema>;

/** The field names of a mandate, in form order. */
export const MANDATE_FIELDS: readonly string[] = Object.keys(mandateShape(storedKinds));

/** The instruments of a mandate that its kind of institution may not fund; empty when all are allowed. */
export function instrumentsNotAllowed(kind: InstitutionKind, instruments: readonly string[]): string[] {
  const lawful: readonly string[] = INSTRUMENTS_OF[kind];
  return instruments.filter((instrument) => !lawful.includes(instrument));
}

/** Of an institution's mandates those on the market that offer what its kind may not fund. */
export function mandatesBeyondLicence<
  Mandate extends { status: MandateStatus; instruments: readonly string[] },
>(kind: InstitutionKind, mandates: readonly Mandate[]): Mandate[] {
  return mandates.filter(
    ({ status, instruments }) =>
      PUBLISHED_MANDATES.some((published) => published === status) &&
      instrumentsNotAllowed(kind, instruments).length > 0,
  );
}
