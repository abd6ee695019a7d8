import { detailsOf, FIELDS_OF_DETAILS } from "#app/domain/offers/terms/detail-fields.ts";
import { feesAllowed } from "#app/domain/offers/terms/loan-terms.ts";
import type { Instrument } from "#app/domain/codes/instruments.ts";
import { instrumentTyped } from "./builder-steps.ts";
import type { TypedFields } from "./typed-offer.ts";

/** Whether an instrument's form has fields for costs: it allows some, or one of another instrument is still there. */
export function hasCostFields(instrument: Instrument, chosenKinds: readonly unknown[]): boolean {
  return feesAllowed(instrument).length > 0 || chosenKinds.some((kind) => Boolean(kind));
}

/**
 * A typed form without the fields that its own choices hide: those of the other basis of a rate, a season's months, the
 * terms of other instruments, descriptions of security that is not asked for. A draft keeps what was typed there, but
 * nothing is checked that the page doesn't show.
 */
export function chosenFields(fields: TypedFields): TypedFields {
  const instrument = instrumentTyped(fields);
  const kind = detailsOf(instrument);
  const follows = kind === "finance_lease" || kind === "factoring";
  const hidden = [
    ...(fields.rateBasis === "fixed" ? ["spreadBp", "lprTerm"] : []),
    ...(fields.rateBasis === "lpr" ? ["fixedRatePercent"] : []),
    ...(fields.repaymentMethod === "seasonal" ? [] : ["seasonMonths"]),
    ...(follows ? ["amountFen"] : []),
    ...(hasCostFields(instrument, lines(fields.fees).map(kindOf)) ? [] : ["fees"]),
  ];
  return {
    ...without(fields, (name) => hidden.includes(name)),
    ...within(fields, "details", kind === null ? [] : FIELDS_OF_DETAILS[kind]),
    ...within(fields, "securityNotes", lines(fields.securityKinds)),
  };
}

/** The group of that name with only these fields; nothing where the form has no such group. */
function within(fields: TypedFields, group: string, names: readonly unknown[]): TypedFields {
  const value = fields[group];
  if (typeof value !== "object" || value === null) return {};
  return { [group]: without(value as TypedFields, (name) => !names.includes(name)) };
}

function without(fields: TypedFields, isHidden: (name: string) => boolean): TypedFields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !isHidden(name)));
}

/** A list as typed: a form with one line may have it by itself. */
function lines(value: unknown): unknown[] {
  return value === undefined ? [] : [value].flat();
}

function kindOf(line: unknown): unknown {
  return typeof line === "object" && line !== null ? (line as TypedFields).kind : undefined;
}
