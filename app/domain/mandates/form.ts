import { z } from "zod";
import { sectorSchema } from "#app/domain/codes/sectors.ts";
import { typedKinds } from "#app/domain/fields.ts";
import {
  byField,
  type Demand,
  DEMANDS,
  type DemandsInContent,
} from "#app/domain/matching/criteria/demands.ts";
import type { FieldKind } from "#app/domain/matching/criteria/criterion.ts";
import { type MoneyUnit, unitText } from "#app/lib/money.ts";
import {
  type MandateContent,
  type MandateDraft,
  type MandateFieldsContent,
  MANDATE_FIELDS,
  typedMandateSchema,
} from "./criteria.ts";
import { fromPreferences, preferenceFields, toPreferences } from "./preference-fields.ts";

/** The units in which a mandate's amounts are entered: millions in English, 万元 in Chinese. The form's URL has it. */
export const MANDATE_UNITS = ["million", "wan"] as const satisfies readonly MoneyUnit[];
export type MandateUnit = (typeof MANDATE_UNITS)[number];

function schemaFor(unit: MandateUnit) {
  const kinds = typedKinds(unit);
  return typedMandateSchema(unit).safeExtend({
    ...preferenceFields(kinds),
    /** Without JavaScript a sector is added by choosing it and sending the form. */
    addSectorsIncluded: sectorSchema.optional(),
    addSectorsExcluded: sectorSchema.optional(),
    /** The draft revision that the form was rendered from; 0 where there never was one. */
    revision: kinds.whole(0, 2_000_000_000),
  });
}

const wholeForms = { million: schemaFor("million"), wan: schemaFor("wan") };
const partForms = { million: partly(wholeForms.million), wan: partly(wholeForms.wan) };

type WholeAnswers = z.output<(typeof wholeForms)["wan"]>;
type PartAnswers = Partial<WholeAnswers>;

/** A complete mandate as its editor sends it: required fields and the rules between fields. */
export function mandateForm(unit: MandateUnit) {
  return wholeForms[unit];
}

/** An incomplete mandate: the fields that are present are valid by themselves. */
export function mandatePartForm(unit: MandateUnit): z.ZodType<PartAnswers & Pick<WholeAnswers, "revision">> {
  return partForms[unit];
}

function partly(whole: (typeof wholeForms)["wan"]) {
  const { revision, ...fields } = whole.shape;
  const optional = Object.entries(fields).map(([name, schema]) => [name, (schema as z.ZodType).optional()]);
  return z.object({
    ...(Object.fromEntries(optional) as Record<string, z.ZodType>),
    revision,
  }) as unknown as z.ZodType<PartAnswers & Pick<WholeAnswers, "revision">>;
}

/** A form that is still being edited: any content, from which `parseTypedMandate` keeps the valid fields. */
export const mandateTypingForm = z.looseObject({ revision: typedKinds("wan").whole(0, 2_000_000_000) });

/** The content of a complete form. */
export function contentOfForm(answers: WholeAnswers): MandateContent {
  return { terms: termsOf(answers) as MandateFieldsContent, preferences: toPreferences(answers) };
}

/** The draft of an incomplete form. */
export function draftOfForm(answers: PartAnswers): MandateDraft {
  const terms = Object.entries(termsOf(answers)).filter(([, value]) => value !== undefined);
  return { terms: Object.fromEntries(terms), preferences: toPreferences(answers) };
}

function termsOf(answers: PartAnswers): PartAnswers {
  const { addSectorsIncluded, addSectorsExcluded } = answers;
  const own = MANDATE_FIELDS.map((name) => [name, answers[name as keyof PartAnswers]]);
  return {
    ...(Object.fromEntries(own) as PartAnswers),
    sectorsIncluded: withOne(answers.sectorsIncluded, addSectorsIncluded),
    sectorsExcluded: withOne(answers.sectorsExcluded, addSectorsExcluded),
  };
}

function withOne<Code extends string>(codes: readonly Code[] = [], more: Code | undefined): Code[] {
  return more === undefined || codes.includes(more) ? [...codes] : [...codes, more];
}

/**
 * The fields of an unfinished form that a draft can store and the count is based on: those that are valid by
 * themselves. Blanks are left out; invalid ones are listed.
 */
export function parseTypedMandate(
  form: Readonly<Record<string, unknown>>,
  unit: MandateUnit,
): { draft: MandateDraft; refused: string[] } {
  const valid: Record<string, unknown> = {};
  const refused: string[] = [];
  for (const [name, schema] of Object.entries(wholeForms[unit].shape)) {
    const given = form[name];
    if (given === undefined || given === "") continue;
    const parsed = schema.safeParse(LIST_FIELDS.has(name) && !Array.isArray(given) ? [given] : given);
    if (parsed.success) valid[name] = parsed.data;
    else refused.push(name);
  }
  return { draft: draftOfForm(valid), refused };
}

/** The names of form fields with several values. */
export const LIST_FIELDS: ReadonlySet<string> = new Set([
  ...DEMANDS.flatMap(({ kind, content }) => (kind === "codes" ? [content] : [])),
  "storedPreferences",
]);

/** The editor's fields of a draft, amounts in `unit`. */
export function fieldsOfMandate({ terms = {}, preferences = [] }: MandateDraft, unit: MandateUnit) {
  const money = (fen: bigint | undefined) => (fen === undefined ? "" : unitText(fen, unit));
  const number = (value: number | undefined) => (value === undefined ? "" : String(value));
  return {
    title: terms.title ?? "",
    ...byField("content", (demand) => typedDemand(demand, terms[demand.content], unit)),
    budgetFen: money(terms.budgetFen),
    introductionCap: number(terms.introductionCap),
    validFrom: terms.validFrom ?? "",
    validUntil: terms.validUntil ?? "",
    ...fromPreferences(preferences),
  };
}

function typedDemand(
  { kind }: Demand,
  value: DemandsInContent[keyof DemandsInContent],
  unit: MandateUnit,
): string | readonly string[] {
  if (value === undefined) return kind === "codes" ? [] : "";
  return typeof value === "bigint" || typeof value === "number" ? typedNumber(kind, value, unit) : value;
}

/** A number as entered: amounts in `unit`, ages in years, shares in percent. */
export function typedNumber(kind: FieldKind, value: bigint | number, unit: MandateUnit): string {
  if (typeof value === "bigint") return unitText(value, unit);
  if (kind === "years") return String(Math.round((value / 12) * 100) / 100);
  return String(kind === "share" ? value / 100 : value);
}
