import { z } from "zod";
import { sectorSchema } from "#app/domain/codes/sectors.ts";
import { type FieldFault, typedKinds } from "#app/domain/fields.ts";
import { type MoneyUnit, plainNumberText, unitText } from "#app/lib/money.ts";
import {
  type MandateContent,
  type MandateDraft,
  type MandateFieldsContent,
  typedMandateSchema,
} from "./criteria.ts";
import { fromPreferences, preferenceFields, toPreferences } from "./preference-fields.ts";

/** The units in which a mandate's amounts are typed: millions in English, 万元 in Chinese. The form says which. */
export const MANDATE_UNITS = ["million", "wan"] as const satisfies readonly MoneyUnit[];
export type MandateUnit = (typeof MANDATE_UNITS)[number];

/** Years as people say them (3, 1.5), kept as months. */
const typedYears = z.string().transform((text, ctx) => {
  const plain = plainNumberText(text);
  const months = Math.round(Number(plain) * 12);
  if (/^\d{1,3}(\.\d{1,2})?$/u.test(plain) && months <= 1_200) return months;
  ctx.issues.push({ code: "custom", message: "not-years" satisfies FieldFault, input: text });
  return z.NEVER;
});

function schemaFor(unit: MandateUnit) {
  const kinds = typedKinds(unit);
  return typedMandateSchema(unit).safeExtend({
    ...preferenceFields(kinds),
    minAgeMonths: typedYears.optional(),
    /** Without script a sector is added by choosing it and sending the form. */
    addSectorsIncluded: sectorSchema.optional(),
    addSectorsExcluded: sectorSchema.optional(),
    unit: z.enum(MANDATE_UNITS),
    revision: kinds.whole(0, 2_000_000_000),
  });
}

const schemas = { million: schemaFor("million"), wan: schemaFor("wan") };

/** A mandate as its editor sends it whole: required fields and the rules between fields. */
export function mandateForm(unit: MandateUnit) {
  return schemas[unit];
}
export type MandateFormAnswers = z.output<ReturnType<typeof schemaFor>>;

type Fields = Readonly<Record<string, unknown>>;

/** What a whole form says. */
export function contentOfForm(answers: MandateFormAnswers): MandateContent {
  return { terms: termsOfForm(answers), preferences: toPreferences(answers) };
}

function termsOfForm(answers: MandateFormAnswers): MandateFieldsContent {
  const { addSectorsIncluded, addSectorsExcluded, unit: _, revision: __, ...rest } = answers;
  return {
    ...(Object.fromEntries(
      Object.keys(typedMandateSchema("wan").shape).map((name) => [name, rest[name as keyof typeof rest]]),
    ) as MandateFieldsContent),
    sectorsIncluded: withOne(answers.sectorsIncluded, addSectorsIncluded),
    sectorsExcluded: withOne(answers.sectorsExcluded, addSectorsExcluded),
  };
}

function withOne<Code extends string>(codes: readonly Code[], more: Code | undefined): Code[] {
  return more === undefined || codes.includes(more) ? [...codes] : [...codes, more];
}

export type KeptMandate = {
  draft: MandateDraft;
  /** Names of the fields whose answers can't be kept as they are. */
  refused: string[];
};

/**
 * What of a half-written form a draft can keep, and what the count is taken from: every field that is well formed by
 * itself. Blanks are left out; what is malformed is named.
 */
export function keepTypedMandate(form: Fields, unit: MandateUnit): KeptMandate {
  const kept: Record<string, unknown> = {};
  const refused: string[] = [];
  for (const [name, schema] of Object.entries(schemas[unit].shape)) {
    const answer = form[name];
    if (answer === undefined || answer === "") continue;
    const parsed = schema.safeParse(answer);
    if (parsed.success) kept[name] = parsed.data;
    else refused.push(name);
  }
  const lists = [
    "instruments",
    "sectorsIncluded",
    "sectorsExcluded",
    "districts",
    "stages",
    "securitiesAccepted",
    "recognitionsAny",
  ];
  const answers = { ...Object.fromEntries(lists.map((name) => [name, []])), ...kept } as MandateFormAnswers;
  const terms = Object.entries(termsOfForm(answers)).filter(([, value]) => value !== undefined);
  return { draft: { terms: Object.fromEntries(terms), preferences: toPreferences(answers) }, refused };
}

/** The names of a form's fields that hold several answers. */
export function isListField(name: string): boolean {
  let schema: unknown = (schemas.wan.shape as Fields)[name];
  while (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) schema = schema.unwrap();
  return schema instanceof z.ZodArray;
}

/** A draft as the editor's fields show it, amounts in `unit`. */
export function fieldsOfMandate({ terms = {}, preferences = [] }: MandateDraft, unit: MandateUnit) {
  const money = (fen: bigint | undefined) => (fen === undefined ? "" : unitText(fen, unit));
  const number = (value: number | undefined) => (value === undefined ? "" : String(value));
  return {
    title: terms.title ?? "",
    instruments: terms.instruments ?? [],
    securitiesAccepted: terms.securitiesAccepted ?? [],
    sectorsIncluded: terms.sectorsIncluded ?? [],
    sectorsExcluded: terms.sectorsExcluded ?? [],
    districts: terms.districts ?? [],
    stages: terms.stages ?? [],
    recognitionsAny: terms.recognitionsAny ?? [],
    excludedCompanyIds: terms.excludedCompanyIds ?? [],
    amountMinFen: money(terms.amountMinFen),
    amountMaxFen: money(terms.amountMaxFen),
    termMonthsMin: number(terms.termMonthsMin),
    termMonthsMax: number(terms.termMonthsMax),
    minRevenueFen: money(terms.minRevenueFen),
    minAgeMonths:
      terms.minAgeMonths === undefined ? "" : String(Math.round((terms.minAgeMonths / 12) * 100) / 100),
    priceMinPercent: terms.priceMinPercent ?? "",
    priceMaxPercent: terms.priceMaxPercent ?? "",
    budgetFen: money(terms.budgetFen),
    introductionCap: number(terms.introductionCap),
    validFrom: terms.validFrom ?? "",
    validUntil: terms.validUntil ?? "",
    ...fromPreferences(preferences),
  };
}
