import type { SubmissionResult } from "@conform-to/react";
import { useReply, type Reply } from "#app/shared/reply.ts";
import type { FieldSource } from "./field.tsx";
import type { SummaryError } from "./form.tsx";

/** A form as a page renders it: each field with its value and errors. */
export interface ReplyForm {
  id: string;
  /** The props of a field component, by field name; nested ones as `figures[0].revenue`. */
  field: (name: string) => FieldSource;
  /** Whether the checkbox with that value is ticked, for custom controls. */
  has: (name: string, value: string) => boolean;
  /** For ErrorSummary. `labels` has the labels of the page. */
  summary: (labels: Readonly<Record<string, string>>) => SummaryError[];
}

/** A form with its labels: each is both at its field and in the summary of errors. */
export interface LabelledForm<Name extends string> extends ReplyForm {
  labelled: (name: Name) => { field: FieldSource; label: string };
  errors: SummaryError[];
}

export function labelledForm<Name extends string>(
  form: ReplyForm,
  labels: Readonly<Record<Name, string>>,
): LabelledForm<Name> {
  const labelled = (name: Name) => ({ field: form.field(name), label: labels[name] });
  return { ...form, labelled, errors: form.summary(labels) };
}

/** The page's only form, and why it was refused. `labels` and `stored` as of `useActForm`. */
export function usePageForm<Name extends string>(
  id: string,
  labels: Readonly<Record<Name, string>>,
  stored?: Values,
): LabelledForm<Name> & { refusal: Reply["refusal"] } {
  const { form, refusal } = useReply();
  return { ...labelledForm(replyForm(id, form, stored), labels), refusal };
}

/**
 * Errors of a form that the page fills in itself (a button in a row): nothing was typed, so the texts link to no field.
 * `labels` as in `summary`.
 */
export function errorsOfReply(
  reply: SubmissionResult | null | undefined,
  labels: Readonly<Record<string, string>> = {},
): SummaryError[] {
  return replyForm("", reply)
    .summary(labels)
    .map(({ label, error }) => ({ label, error }));
}

export type Values = Readonly<Record<string, unknown>>;

/**
 * The form after its last reply: the submitted values with the server's errors; before that, the stored ones. Only the
 * server validates, so a page needs no form library. `reply` is `useReply().form`. `storedErrors`: errors of values
 * that were stored as typed; shown at their fields, not in the summary.
 */
export function replyForm(
  id: string,
  reply: SubmissionResult | null | undefined,
  stored: Values = {},
  storedErrors: Readonly<Record<string, readonly string[]>> = {},
): ReplyForm {
  const values: Values = reply?.initialValue ?? stored;
  const errors = Object.entries(reply?.error ?? {}).flatMap(([name, words]) =>
    Array.isArray(words) && words.length > 0 ? [[name, words.map(String)] as const] : [],
  );
  const errorsOf = new Map(reply ? errors : Object.entries(storedErrors));
  const has = (name: string, value: string) => textsOf(valueAt(values, name)).includes(value);
  return {
    id,
    has,
    field: (name) => {
      const texts = textsOf(valueAt(values, name));
      return {
        name,
        id: `${id}-${name}`,
        defaultValue: texts[0],
        defaultOptions: texts,
        errors: errorsOf.get(name),
      };
    },
    summary: (labels) =>
      errors.map(([name, [error = ""]]) => ({
        id: name === "" ? undefined : `${id}-${name}`,
        label: labels[name] ?? labels[/^\w+/.exec(name)?.[0] ?? ""] ?? "",
        error,
      })),
  };
}

function valueAt(values: Values, name: string): unknown {
  let value: unknown = values;
  for (const step of name.split(/[.[\]]+/).filter(Boolean)) {
    value = typeof value === "object" && value !== null ? (value as Values)[step] : undefined;
  }
  return value;
}

function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value === "string") return [value];
  if (typeof value === "boolean") return value ? ["on"] : [];
  return typeof value === "number" || typeof value === "bigint" ? [String(value)] : [];
}
