import { z } from "zod";
import type { Instrument } from "#app/domain/codes/instruments.ts";
import { SECURITIES } from "#app/domain/codes/companies.ts";
import { unitText } from "#app/lib/money.ts";
import { parseMoney } from "#app/lib/typed-numbers.ts";
import { HOLDERS } from "#app/domain/offers/equity/cap-table.ts";
import { DETAIL_FIELDS, detailsOf, FIELDS_OF_DETAILS } from "#app/domain/offers/terms/detail-fields.ts";
import { fieldsOfOffer } from "./offer-fields.ts";
import { equityFormFields, loanFormFields } from "./offer-form-fields.ts";
import { FEE_LINES, OFFER_UNITS, type OfferUnit } from "./offer-units.ts";

/** The builder's fields as typed, nested by their names: texts, lists of texts. */
export type TypedFields = Readonly<Record<string, unknown>>;

/** The same with the unit of its amounts. */
export type TypedOffer = { unit: OfferUnit; fields: TypedFields };

/** Longer than any field allows, so that a text which is too long is stored and can be shortened. */
const LONGEST_TEXT = 10_000;

const text = z.string().max(LONGEST_TEXT).optional();
const texts = z.array(z.string().max(LONGEST_TEXT)).max(40).default([]);

function textsNamed(names: readonly string[]) {
  return z.object(Object.fromEntries(names.map((name) => [name, text]))).default({});
}

const LOAN_FIELDS = Object.keys(loanFormFields("wan"));
const EQUITY_FIELDS = Object.keys(equityFormFields("wan"));

/** Every field of the builder as text: nothing that a person can type is refused. */
export const typedFieldsShape = {
  ...(Object.fromEntries([...LOAN_FIELDS, ...EQUITY_FIELDS].map((name) => [name, text])) as object),
  seasonMonths: texts,
  securityKinds: texts,
  securityNotes: textsNamed(SECURITIES),
  details: textsNamed(DETAIL_FIELDS),
  fees: z
    .array(z.object({ kind: text, timing: text, amountFen: text, percent: text }))
    .max(FEE_LINES)
    .default([]),
  holdings: textsNamed(HOLDERS),
};

/** As a draft stores it. */
export const typedOfferSchema = z.object({
  unit: z.enum(OFFER_UNITS),
  fields: z.record(z.string(), z.unknown()),
});

/** Typed fields converted to another unit: amounts that can be parsed are converted, the rest stays as typed. */
export function inUnit({ unit: from, fields }: TypedOffer, unit: OfferUnit): TypedFields {
  if (from === unit) return fields;
  // The amount of a cost is in yuan, whatever the unit of the form.
  return mapTexts(fields, (name, typed) => {
    const parsed = name.endsWith("Fen") ? parseMoney(typed, from) : null;
    return parsed?.ok ? unitText(parsed.fen, unit) : typed;
  });
}

function mapTexts(fields: TypedFields, change: (name: string, typed: string) => string): TypedFields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      if (typeof value === "string") return [name, change(name, value)];
      return [name, isGroup(value) ? mapTexts(value, change) : value];
    }),
  );
}

/**
 * What is typed now, with what was typed before in fields that the page didn't show: it showed those of the instrument
 * `shownFor`. So changing the instrument and back loses nothing, and the fields of a new instrument start with their
 * default values.
 */
export function withHiddenFields(now: TypedFields, before: TypedFields, shownFor: Instrument): TypedFields {
  const instrument = now.instrument === "equity" ? "equity" : "unsecured_loan";
  const usual = fieldsOfOffer({ instrument }, null, "wan");
  const kind = detailsOf(shownFor);
  const shown = new Set<string>(shownFor === "equity" ? EQUITY_FIELDS : LOAN_FIELDS);
  const shownDetails = new Set<string>(kind === null ? [] : FIELDS_OF_DETAILS[kind]);
  if (kind === "finance_lease" || kind === "factoring") shown.delete("amountFen");
  return {
    ...now,
    ...hidden(now, usual, shown),
    ...hidden(now, before, shown),
    details: {
      ...groupOf(now.details),
      ...hidden(groupOf(now.details), groupOf(before.details), shownDetails),
    },
  };
}

function hidden(now: TypedFields, before: TypedFields, shown: ReadonlySet<string>): TypedFields {
  return Object.fromEntries(
    Object.entries(before).filter(
      ([name, value]) => !shown.has(name) && isBlank(now[name]) && !isBlank(value),
    ),
  );
}

/** The value at a nested path; undefined where there is none. */
export function valueAt(fields: TypedFields, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === "object" && value !== null ? (value as TypedFields)[String(step)] : undefined,
    fields,
  );
}

/** Whether it is empty: no text, or a group or list of empty values. */
export function isBlank(value: unknown): boolean {
  if (typeof value === "string") return value.trim() === "";
  return typeof value !== "object" || value === null || Object.values(value).every(isBlank);
}

/** The same without empty texts, as a browser's form is parsed; lists keep their lines. */
export function withoutBlanks(fields: TypedFields): TypedFields {
  const withoutBlank = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(withoutBlank);
    return isGroup(value) ? withoutBlanks(value) : value;
  };
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      typeof value === "string" && value.trim() === "" ? [] : [[name, withoutBlank(value)]],
    ),
  );
}

function isGroup(value: unknown): value is TypedFields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function groupOf(value: unknown): TypedFields {
  return isGroup(value) ? value : {};
}
