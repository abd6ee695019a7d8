import { z } from "zod";
import { inconsistencies, yearFiguresShape, type YearFigures } from "#app/domain/organizations/figures.ts";
import { storedKinds, typedKinds } from "#app/domain/fields.ts";
import { PROSPECT_STEPS, storedSteps, typedSteps, type ProspectDraft, type ProspectStep } from "./content.ts";

/** The unit of amounts without a suffix in every form of a company: 万元. */
export const FORM_UNIT = "wan";

type Fields = Readonly<Record<string, unknown>>;
type Schemas = Readonly<Record<string, z.ZodType>>;

const typed = typedSteps(FORM_UNIT);
const yearShapes: { typed: Schemas; stored: Schemas } = {
  typed: yearFiguresShape(typedKinds(FORM_UNIT)),
  stored: yearFiguresShape(storedKinds),
};

export type Cache<Step extends ProspectStep> = {
  fields: NonNullable<ProspectDraft[Step]>;
  /** Names of the fields whose answers can't be stored, as in the form: `years[0].staff`. */
  refused: string[];
};

/**
 * The fields of a step's form that a draft can store: those valid by themselves. Blanks are left out; invalid ones, and
 * parts above their whole, are listed. Amounts without a suffix are in 万元.
 */
export function parseTypedStep<Step extends ProspectStep>(step: Step, form: Fields): Cache<Step> {
  return keep(step, typed[step].shape, yearShapes.typed, form);
}

/** Reads a stored draft tolerantly: a field that the current schema doesn't have is dropped. */
export function readDraft(json: unknown): ProspectDraft {
  const steps = isFields(json) ? json : {};
  return Object.fromEntries(
    PROSPECT_STEPS.flatMap((step) => {
      const fields = steps[step];
      return isFields(fields)
        ? [[step, keep(step, storedSteps[step].shape, yearShapes.stored, fields).fields]]
        : [];
    }),
  );
}

/** The draft as stored: amounts as text, in fen. */
export function draftJson(draft: ProspectDraft): Record<string, Record<string, unknown>> {
  const steps: Record<string, Record<string, unknown>> = {};
  for (const step of PROSPECT_STEPS) {
    const fields = draft[step];
    if (fields !== undefined) steps[step] = encodeFields(storedSteps[step].shape, fields);
  }
  return steps;
}

/** Encodes the given fields of a step by the schema of each: a draft lacks some. */
function encodeFields(schemas: Schemas, fields: Fields): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      const schema = schemas[name];
      return schema === undefined || value === undefined ? [] : [[name, z.encode(schema, value)]];
    }),
  );
}

function keep<Step extends ProspectStep>(
  step: Step,
  schemas: Schemas,
  ofYear: Schemas,
  form: Fields,
): Cache<Step> {
  const { years, ...rest } = form;
  const valid = validFields(step === "figures" ? without(schemas, "years") : schemas, rest, "");
  if (step === "figures") {
    const rows = listOf(years)
      .slice(0, 3)
      .map((row, index) => validYear(ofYear, row, `years[${index}].`));
    const isFirst = (row: Loose, index: number) =>
      rows.findIndex(({ fields }) => fields["year"] === row.fields["year"]) === index;
    const known = rows.filter((row, index) => hasFigures(row.fields) && isFirst(row, index));
    if (known.length > 0) valid.fields["years"] = known.map(({ fields }) => fields);
    valid.refused.push(...rows.flatMap(({ refused }) => refused));
  }
  return { fields: valid.fields, refused: valid.refused };
}

/** Whether a year has any value besides its number and whether it was audited. */
export function hasFigures({ year, audited: _, ...figures }: Fields): boolean {
  return year !== undefined && Object.values(figures).some((figure) => figure !== undefined);
}

function validYear(schemas: Schemas, row: unknown, prefix: string): Loose {
  const valid = validFields(schemas, isFields(row) ? row : {}, prefix);
  for (const [name] of inconsistencies(valid.fields as YearFigures)) {
    delete valid.fields[name];
    valid.refused.push(`${prefix}${name}`);
  }
  return valid;
}

type Loose = { fields: Record<string, unknown>; refused: string[] };

function validFields(schemas: Schemas, form: Fields, prefix: string): Loose {
  const valid: Loose = { fields: {}, refused: [] };
  for (const [name, schema] of Object.entries(schemas)) {
    const answer = withoutBlanks(form[name]);
    if (answer === undefined) continue;
    const parsed = parse(schema, answer);
    if (parsed.success) valid.fields[name] = parsed.data;
    else valid.refused.push(`${prefix}${name}`);
  }
  return valid;
}

/** A form sends a single ticked box of several as plain text, and a lone checkbox as "on". */
function parse(schema: z.ZodType, answer: unknown) {
  const parsed = schema.safeParse(answer);
  if (parsed.success || typeof answer !== "string") return parsed;
  const asList = schema.safeParse([answer]);
  return asList.success || answer !== "on" ? asList : schema.safeParse(true);
}

function withoutBlanks(answer: unknown): unknown {
  if (typeof answer === "string") return answer.trim() === "" ? undefined : answer;
  if (Array.isArray(answer)) return answer.filter((item) => item !== "");
  if (!isFields(answer)) return answer ?? undefined;
  return Object.fromEntries(
    Object.entries(answer).filter(([, value]) => value !== "" && value !== undefined),
  );
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function without(schemas: Schemas, name: string): Schemas {
  return Object.fromEntries(Object.entries(schemas).filter(([other]) => other !== name));
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
