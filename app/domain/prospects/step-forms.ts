import { z } from "zod";
import { fieldFault, typedKinds, versionField } from "#app/domain/fields.ts";
import {
  recordedYearSchema,
  yearFiguresSchema,
  type YearFigures,
} from "#app/domain/organizations/figures.ts";
import { typedSteps, type ProspectDraft, type ProspectStep } from "./content.ts";
import { FORM_UNIT, hasFigures } from "./draft.ts";
import { SHOWN_ATTRIBUTES, shownAttributeSchema } from "./generalisation.ts";

/** The steps that are edited in the prospect itself; the others come from the company's own records. */
export const WRITTEN_STEPS = [
  "business",
  "people",
  "figures",
  "ip",
  "ask",
] as const satisfies readonly ProspectStep[];
export type WrittenStep = (typeof WRITTEN_STEPS)[number];

const kinds = typedKinds(FORM_UNIT);
const typed = typedSteps(FORM_UNIT);
/** The draft revision that a form was rendered from. */
const meta = { revision: kinds.whole(1, 2_000_000_000) };
/** Of the step "ip" only this is edited here: the lists are the company's. */
const ipShape = { pendingInventions: typed.ip.shape.pendingInventions };

type Years = readonly YearFigures[] | undefined;

function repeatedYears(years: readonly { year: number }[]): number[] {
  return years.flatMap(({ year }, index) =>
    years.findIndex((of) => of.year === year) < index ? [index] : [],
  );
}

function noFigures(years: Years): boolean {
  return !(years ?? []).some(hasFigures);
}

/** A step that its author marks as done: every required field, and the rules between fields. */
export const doneForms = {
  business: typed.business.safeExtend(meta),
  people: typed.people.safeExtend(meta),
  figures: typed.figures.safeExtend(meta).superRefine(({ years }, ctx) => {
    if (noFigures(years)) ctx.addIssue({ code: "custom", message: "figures-missing", path: ["years"] });
  }),
  ip: z.object({ ...ipShape, ...meta }),
  ask: typed.ask.safeExtend(meta),
} as const;

/** An unfinished step: the fields that are present are valid by themselves. */
export const draftForms = {
  business: partly(typed.business.shape),
  people: partly(typed.people.shape),
  figures: z.object({
    years: z
      .array(yearFiguresSchema(kinds))
      .max(3)
      .superRefine((years, ctx) => {
        for (const index of repeatedYears(years)) ctx.addIssue(fieldFault("year-repeated", [index, "year"]));
      }),
    note: typed.figures.shape.note,
    ...meta,
  }),
  ip: z.object({ ...ipShape, ...meta }),
  ask: partly(typed.ask.shape),
} as const;

/** A form that is still being edited: any content, from which `parseTypedStep` keeps the valid fields. */
export const typingForm = z.looseObject(meta);

/** The figures of a company outside of any prospect. */
export const figuresForm = z
  .object({
    years: z.array(recordedYearSchema(kinds)).min(1).max(3),
    version: kinds.whole(0, 2_000_000_000),
  })
  .superRefine(({ years }, ctx) => {
    if (noFigures(years)) ctx.addIssue({ code: "custom", message: "figures-missing", path: ["years"] });
    for (const index of repeatedYears(years))
      ctx.addIssue(fieldFault("year-repeated", ["years", index, "year"]));
  });

function partly(shape: Readonly<Record<string, z.ZodType>>) {
  const fields = Object.entries(shape).map(([name, schema]) => [name, schema.optional()]);
  return z.object({ ...(Object.fromEntries(fields) as Record<string, z.ZodType>), ...meta });
}

/** A form's answers as the fields of its step, without empty years. */
export function toStepFields(
  step: WrittenStep,
  form: Readonly<Record<string, unknown>>,
): NonNullable<ProspectDraft[WrittenStep]> {
  if (step !== "figures") return form;
  const years = (form["years"] as Years) ?? [];
  return { ...form, years: years.filter(hasFigures) };
}

/** The choice on the teaser that the page showed. */
const readWish = {
  readKeep: z.enum([...SHOWN_ATTRIBUTES, "none"]),
  readRecognisable: z.enum(["yes", "no"]),
};

/**
 * The submission: the draft and the choice on its teaser as they were viewed, and the company's declaration that it is
 * true.
 */
const submissionForm = z.object({
  act: z.literal("submit"),
  ...meta,
  ...readWish,
  isTrue: z.literal("on", { error: "declare" }),
});

/**
 * What to keep the longest, and the company's agreement to be recognisable; with both as the page showed them, so that an
 * old one neither gives an agreement that was taken back since nor takes back one that was given.
 */
const disclosureForm = z.object({
  act: z.literal("disclose"),
  ...readWish,
  keep: shownAttributeSchema.optional(),
  isRecognisable: z.boolean().default(false),
});

/** The two forms under a teaser's preview. */
export const teaserForm = z.discriminatedUnion("act", [submissionForm, disclosureForm]);

/** The moves of a company on its prospect that end nothing; a change is taken back as the version that the page named. */
export const prospectMoveForm = z.discriminatedUnion("act", [
  z.object({ act: z.enum(["pause", "resume", "confirm"]) }),
  z.object({ act: z.literal("drop"), version: versionField }),
]);
export type ProspectMoveForm = z.infer<typeof prospectMoveForm>;
