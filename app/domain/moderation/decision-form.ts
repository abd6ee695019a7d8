import { z } from "zod";
import { institutionReasonSchema, moderationReasonSchema } from "#app/domain/codes/reasons.ts";
import { dayField, fieldFault, noteField, textField, typedKinds } from "#app/domain/fields.ts";
import { horizons, isOutsideHorizon } from "#app/domain/horizons.ts";
import { institutionApplicationSchema } from "#app/domain/organizations/institution-application.ts";
import { PROSPECT_STEPS } from "#app/domain/prospects/content.ts";
import { endsIfAnyField } from "#app/domain/prospects/ending.ts";
import { STEP_FIELDS } from "#app/domain/prospects/step-fields.ts";
import { teaserMarkField } from "#app/domain/prospects/teaser-mark.ts";
import type { Day } from "#app/lib/days.ts";
import { DECISION_NOTE_LENGTH, type FieldNote } from "./notes.ts";

const noteOfField = textField(1_000).optional();
const notesOf = (fields: readonly string[]) =>
  z.object(Object.fromEntries(fields.map((field) => [field, noteOfField]))).optional();

const prospectNotes = z
  .object(Object.fromEntries(PROSPECT_STEPS.map((step) => [step, notesOf(STEP_FIELDS[step])])))
  .optional();

/** Upholding a rejection needs a reason: it is final. */
const appealDecisionForm = z
  .object({
    act: z.literal("decide-appeal"),
    verdict: z.enum(["uphold", "overturn"]),
    ends: endsIfAnyField,
    teaser: teaserMarkField,
    note: noteField(DECISION_NOTE_LENGTH),
  })
  .superRefine(({ verdict, note }, ctx) => {
    if (verdict === "uphold" && note === null) ctx.addIssue(fieldFault("words-missing", ["note"]));
  });

/** A company's appeal. */
export const appealForm = z.object({ note: textField(2_000) });

/** Every decision names the submission that was read: its version, 0 for an institution that sent none. */
const decided = { version: typedKinds("yuan").whole(0, 2_000_000_000) };
const words = { ...decided, note: noteField(DECISION_NOTE_LENGTH), answerBy: dayField.optional() };

/** The forms of an admin on a case's page. `today` is the basis of an answer's horizon. */
export function caseForm(today: Day) {
  return z.discriminatedUnion("act", [
    z.object({ act: z.literal("take") }),
    // Names who held it on the page, "none" for nobody.
    z.object({
      act: z.literal("assign"),
      userId: z.uuid(),
      holder: z.union([z.literal("none"), z.uuid()]),
    }),
    prospectDecisionForm(today),
    institutionDecisionForm(today),
    appealDecisionForm,
  ]);
}

function prospectDecisionForm(today: Day) {
  return z
    .object({
      act: z.literal("decide-prospect"),
      verdict: z.enum(["publish", "changes", "reject"]),
      ends: endsIfAnyField,
      teaser: teaserMarkField,
      codes: z.array(moderationReasonSchema).max(20).default([]),
      notes: prospectNotes,
      ...words,
    })
    .superRefine((form, ctx) => faultsOf(form, today).forEach((fault) => ctx.addIssue(fault)));
}

function institutionDecisionForm(today: Day) {
  return z
    .object({
      act: z.literal("decide-institution"),
      verdict: z.enum(["verify", "changes", "refuse"]),
      codes: z.array(institutionReasonSchema).max(20).default([]),
      notes: notesOf(Object.keys(institutionApplicationSchema.shape)),
      ...words,
    })
    .superRefine((form, ctx) => faultsOf(form, today).forEach((fault) => ctx.addIssue(fault)));
}

type Decision = {
  verdict: string;
  codes: readonly string[];
  note: string | null;
  answerBy?: Day | undefined;
};

/** Approval needs nothing; refusal a code, and a note where the code is "other"; a request a future day. */
function faultsOf({ verdict, codes, note, answerBy }: Decision, today: Day) {
  if (verdict === "publish" || verdict === "verify") return [];
  const horizon = horizons.deadline(today);
  const isMissing = verdict === "changes" && (answerBy === undefined || isOutsideHorizon(answerBy, horizon));
  return [
    ...(codes.length === 0 ? [fieldFault("reason-missing", ["codes"])] : []),
    ...(codes.includes("other") && note === null ? [fieldFault("other-text-missing", ["note"])] : []),
    ...(isMissing ? [fieldFault("day-outside", ["answerBy"], horizon)] : []),
  ];
}

type Notes = Readonly<Record<string, string | Readonly<Record<string, string | undefined>> | undefined>>;

/** The notes of a form as a list, each with the path of its field; blank ones are left out. */
export function fieldNotesOf(notes: Notes | undefined, prefix = ""): FieldNote[] {
  return Object.entries(notes ?? {}).flatMap(([name, value]) => {
    if (value === undefined) return [];
    return typeof value === "string"
      ? [{ field: `${prefix}${name}`, note: value }]
      : fieldNotesOf(value, `${prefix}${name}.`);
  });
}
