import type { z } from "zod";
import type { Locale } from "#app/i18n/locale.ts";
import type { Messages } from "#app/i18n/messages.ts";
import { translator } from "#app/i18n/translator.ts";
import { withFormattedDays } from "./refused-fields.server.ts";

type FormMessage = keyof Messages["forms"];
type Values = Record<string, string | number>;
type RawIssue = z.core.$ZodRawIssue;
type Issue = z.core.$ZodIssue;

/**
 * Error texts of fields. A rule of a schema names its message by key (`.refine(isCode, { error: "uscc-checksum",
 * params: { … } })` → `forms.uscc-checksum`); zod's own issues get a general key from `generalMessage`. Both are
 * formatted here only.
 */
export function formErrorFormatter(locale: Locale): (issues: Issue[]) => string[] {
  const t = translator(locale, "forms");
  const format = (issue: Issue): string => {
    const key = issue.message as FormMessage;
    return t(t.has(key) ? key : "format", withFormattedDays(locale, valuesOf(issue)) as never);
  };
  return (issues) => [...new Set(issues.map(format))];
}

/**
 * The same for values that were stored as typed, by field name; errors of list items are under the list's name.
 * `faultsOf` takes the texts for zod's own issues.
 */
export function faultsByField(
  locale: Locale,
  faultsOf: (error: typeof generalMessage) => Issue[],
): Record<string, string[]> {
  const byName = new Map<string, Issue[]>();
  for (const issue of faultsOf(generalMessage)) {
    const name = issue.path.reduce<string>((at, step, index) => {
      if (typeof step === "number") return index === issue.path.length - 1 ? at : `${at}[${step}]`;
      return at === "" ? String(step) : `${at}.${String(step)}`;
    }, "");
    byName.set(name, [...(byName.get(name) ?? []), issue]);
  }
  const words = formErrorFormatter(locale);
  return Object.fromEntries([...byName].map(([name, issues]) => [name, words(issues)]));
}

/** The key of the general message for an issue that no rule names. */
export function generalMessage(issue: RawIssue): FormMessage {
  const isMissing = issue.input === undefined || issue.input === null || issue.input === "";
  switch (issue.code) {
    case "invalid_type":
      return isMissing ? "required" : wrongType(issue);
    case "invalid_value":
    case "invalid_union":
      return "choice";
    case "invalid_format":
      return isMissing ? "required" : (byFormat[String(issue["format"])] ?? "format");
    case "too_small":
      return tooSmall(String(issue["origin"]), issue["minimum"], issue["inclusive"] !== false);
    case "too_big":
      return tooBig(String(issue["origin"]), issue["inclusive"] !== false);
    case "not_multiple_of":
      return "step";
    case "unrecognized_keys":
      return "unexpected";
    default:
      return "format";
  }
}

function wrongType(issue: RawIssue): FormMessage {
  if (issue.input instanceof Blob) return "file";
  return byType[String(issue["expected"])] ?? "format";
}

const byType: Readonly<Record<string, FormMessage>> = {
  string: "text",
  number: "number",
  int: "wholeNumber",
  bigint: "wholeNumber",
  boolean: "yesOrNo",
  date: "day",
  array: "choose",
};

const byFormat: Readonly<Record<string, FormMessage>> = {
  email: "email",
  url: "url",
  date: "day",
  // An id that no page offers.
  uuid: "choice",
};

const isList = (origin: string): boolean => origin === "array" || origin === "set";

function tooSmall(origin: string, minimum: unknown, isInclusive: boolean): FormMessage {
  if (origin === "string") return minimum === 1 ? "required" : "tooShort";
  if (isList(origin)) return minimum === 1 ? "choose" : "tooFew";
  return isInclusive ? "tooSmall" : "above";
}

function tooBig(origin: string, isInclusive: boolean): FormMessage {
  if (origin === "string") return "tooLong";
  if (isList(origin)) return "tooMany";
  return isInclusive ? "tooLarge" : "below";
}

/** The values in a message: the limit that was exceeded, and the params of the rule. */
function valuesOf(issue: Issue): Values {
  const values: Values = {};
  const give = (name: string, value: unknown): void => {
    if (typeof value === "bigint") values[name] = Number(value);
    if (typeof value === "string" || typeof value === "number") values[name] = value;
  };
  if (issue.code === "too_small") give("limit", issue.minimum);
  if (issue.code === "too_big") give("limit", issue.maximum);
  if (issue.code === "not_multiple_of") give("limit", issue.divisor);
  if (issue.code === "custom")
    for (const [name, value] of Object.entries(issue.params ?? {})) give(name, value);
  return values;
}
