import { useLocale, useTranslations } from "use-intl";
import { type ConsentTerms, type Extension, lastDayOf } from "#app/domain/introductions/consent-change.ts";
import { formatDay } from "#app/i18n/format.ts";

interface Extending extends Extension {
  institution: string;
  next: ConsentTerms | null;
  /** How many documents are opened with it. */
  files: number;
}

/** What follows from an extension: a sentence each. */
export function useWhatFollows({ institution, added, days, next, files }: Extending): string[] {
  const t = useTranslations("binding.extend");
  const locale = useLocale();
  if (next === null) return [t("only"), t("told", { institution })];
  const until = formatDay(locale, lastDayOf(next.expiresAt));
  // Documents are opened one by one: the group reveals nothing by itself, and an application has none of its own.
  const reveals = added.some((group) => group !== "documents");
  const opened = t(files === 0 ? "files.none" : "files.opened", { institution, count: files, until });
  return [
    ...(reveals ? [t("revealed", { institution, until })] : []),
    ...(added.includes("documents") ? [opened] : []),
    ...(days === null ? [] : [t("longer", { institution, until })]),
    ...(reveals ? [t("application", { institution })] : []),
    t("only"),
    t("told", { institution }),
  ];
}
