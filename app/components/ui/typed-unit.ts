import { useState } from "react";
import { useLocale } from "use-intl";
import { type LargeUnit, largeUnit } from "#app/i18n/large-unit.ts";

/**
 * The unit of a form's large amounts: that of `sent`, the submitted form, else that of the reader's language. It is
 * fixed while the form is open, as are the numbers in it, even if the language is switched meanwhile in this or another
 * tab.
 */
export function useTypedUnit(sent: unknown): LargeUnit {
  const locale = useLocale();
  const [unit] = useState(() => (sent === "million" || sent === "wan" ? sent : largeUnit(locale)));
  return unit;
}
