import type { RefusedField } from "#app/domain/refusal.ts";
import { detectLocale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";

/** What a refusal says of single fields, by the fields' names in the form and in the language of the request. */
export function fieldWords(faults: readonly RefusedField[], request: Request): Record<string, string[]> {
  const locale = detectLocale(request.headers.get("cookie"), request.headers.get("accept-language"));
  const t = translator(locale, "forms");
  const words: Record<string, string[]> = {};
  for (const { fault, path } of faults) (words[fieldName(path)] ??= []).push(t(fault));
  return words;
}

/** ["fees", 0, "percent"] is the field fees[0].percent. */
function fieldName(path: RefusedField["path"]): string {
  return path.reduce<string>(
    (name, step) => (typeof step === "number" ? `${name}[${step}]` : name === "" ? step : `${name}.${step}`),
    "",
  );
}
