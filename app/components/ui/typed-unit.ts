import { useState } from "react";
import { useLocale } from "use-intl";
import { type LargeUnit, largeUnit } from "#app/i18n/large-unit.ts";

/**
 * The unit of a form's large amounts: that in which `sent`, the form that was sent and comes back, was typed; else that of
 * the reader's language. It stays as long as the form does: the numbers in it do, too, whichever language is chosen
 * meanwhile, in this tab or another one.
 */
export function useTypedUnit(sent: unknown): LargeUnit {
  const locale = useLocale();
  const [unit] = useState(() => (sent === "million" || sent === "wan" ? sent : largeUnit(locale)));
  return unit;
}
