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

/** The units in which a mandate's amounts are typed: millions in English, 万元 in Chinese. The form's address says which. */
export const MANDATE_UNITS = ["million", "wan"] as const satisfies readonly MoneyUnit[];
export type MandateUnit = (typeof MANDATE_UNITS)[number];

function schemaFor(unit: MandateUnit) {
  const kinds = typedKinds(unit);
  return typedMandateSchema(unit).safeExtend({
    ...preferenceFields(kinds),
    /** Without script a sector is added by choosing it and sending the form. */
    addSectorsIncluded: sectorSchema.optional(),
    addSectorsExcluded: sectorSchema.optional(),
    /** The revision of the draft that the form was made from; 0 where none stood. */
    revision: kinds.whole(0, 2_000_000_000),
  });
}

const wholeForms = { million: schemaFor("million"), wan: schemaFor("wan") };
const partForms = { million: partly(wholeForms.million), wan: partly(wholeForms.wan) };

type WholeAnswers = z.output<(typeof wholeForms)["wan"]>;
type PartAnswers = Partial<WholeAnswers>;

/** A mandate as its editor sends it whole: required fields and the rules between fields. */
export function mandateForm(unit: MandateUnit) {
  return wholeForms[unit];
}

/** A mandate that is left half written: what is there is well formed by itself. */
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

/** A form in the middle of being typed: whatever it holds, for `keepTypedMandate` to keep what can be kept. */
export const mandateTypingForm = z.looseObject({ revision: typedKinds("wan").whole(0, 2_000_000_000) });

/** What a whole form says. */
export function contentOfForm(answers: WholeAnswers): MandateContent {
  return { terms: termsOf(answers) as MandateFieldsContent, preferences: toPreferences(answers) };
}

/** What a half-written form says. */
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
 * What of a form in the middle of being typed a draft can keep, and what the count is taken from: every field that is
 * well formed by itself. Blanks are left out; what is malformed is named.
 */
export function keepTypedMandate(
  form: Readonly<Record<string, unknown>>,
  unit: MandateUnit,
): { draft: MandateDraft; refused: string[] } {
  const kept: Record<string, unknown> = {};
  const refused: string[] = [];
  for (const [name, schema] of Object.entries(wholeForms[unit].shape)) {
    const given = form[name];
    if (given === undefined || given === "") continue;
    const parsed = schema.safeParse(LIST_FIELDS.has(name) && !Array.isArray(given) ? [given] : given);
    if (parsed.success) kept[name] = parsed.data;
    else refused.push(name);
  }
  return { draft: draftOfForm(kept), refused };
}

/** The names of a form's fields that may hold several answers. */
export const LIST_FIELDS: ReadonlySet<string> = new Set([
  ...DEMANDS.flatMap(({ kind, content }) => (kind === "codes" ? [content] : [])),
  "storedPreferences",
]);

/** A draft as the editor's fields show it, amounts in `unit`. */
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

/** A number as it is typed: amounts in `unit`, ages in years, shares in percent. */
export function typedNumber(kind: FieldKind, value: bigint | number, unit: MandateUnit): string {
  if (typeof value === "bigint") return unitText(value, unit);
  if (kind === "years") return String(Math.round((value / 12) * 100) / 100);
  return String(kind === "share" ? value / 100 : value);
}
