import { useLocale, useTranslations } from "use-intl";
import { type ConsentTerms, type Extension, lastDayOf } from "#app/domain/introductions/consent-change.ts";
import { formatDay } from "#app/i18n/format.ts";

interface Extending extends Extension {
  institution: string;
  next: ConsentTerms | null;
}

/** What follows from an extension: a sentence each. */
export function useWhatFollows({ institution, added, days, next }: Extending): string[] {
  const t = useTranslations("binding.extend");
  const locale = useLocale();
  if (next === null) return [t("only"), t("told", { institution })];
  const until = formatDay(locale, lastDayOf(next.expiresAt));
  return [
    ...(added.length === 0 ? [] : [t("revealed", { institution, until })]),
    ...(days === null ? [] : [t("longer", { institution, until })]),
    ...(added.length === 0 ? [] : [t("application")]),
    t("only"),
    t("told", { institution }),
  ];
}
