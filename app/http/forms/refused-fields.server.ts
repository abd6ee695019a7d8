import type { RefusedField } from "#app/domain/refusal.ts";
import { formatDay } from "#app/i18n/format.ts";
import { detectLocale, type Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { isDay } from "#app/lib/days.ts";

/** A refusal's errors of single fields, by form field name, in the language of the request. */
export function formatFieldErrors(
  faults: readonly RefusedField[],
  request: Request,
): Record<string, string[]> {
  const locale = detectLocale(request.headers.get("cookie"), request.headers.get("accept-language"));
  const t = translator(locale, "forms");
  const words: Record<string, string[]> = {};
  for (const { fault, path, values } of faults) {
    (words[fieldName(path)] ??= []).push(t(fault, withFormattedDays(locale, values) as never));
  }
  return words;
}

/** The values of a message, with days formatted for the reader. */
export function withFormattedDays<Value>(locale: Locale, values: Readonly<Record<string, Value>> = {}) {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "string" && isDay(value) ? formatDay(locale, value) : value,
    ]),
  );
}

/** ["fees", 0, "percent"] is the field fees[0].percent. */
function fieldName(path: RefusedField["path"]): string {
  return path.reduce<string>(
    (name, step) => (typeof step === "number" ? `${name}[${step}]` : name === "" ? step : `${name}.${step}`),
    "",
  );
}
