import { useLocale, useTranslations } from "use-intl";
import { type ConsentTerms, type Extension, lastDayOf } from "#app/domain/introductions/consent-change.ts";
import { formatDay } from "#app/i18n/format.ts";

interface Extending extends Extension {
  institution: string;
  next: ConsentTerms | null;
  /** How many documents are opened with it. */
  files: number;
  /** Of a consent that has ended, what becomes of its application; null where it is in force. */
  renewal: { application: "opens" | "goesOn" | "none" } | null;
}

/** What follows from an extension: a sentence each. */
export function useWhatFollows({ institution, added, days, next, files, renewal }: Extending): string[] {
  const t = useTranslations("binding.extend");
  const locale = useLocale();
  if (next === null) return [t("only"), t("told", { institution })];
  const until = formatDay(locale, lastDayOf(next.expiresAt));
  // Documents are opened one by one: the group reveals nothing by itself, and an application has none of its own.
  const reveals = added.some((group) => group !== "documents");
  const opened = t(files === 0 ? "files.none" : "files.opened", { institution, count: files, until });
  if (renewal !== null) {
    return [
      t("renew.again", { institution, until }),
      ...(files > 0 ? [opened] : []),
      t(`renew.${renewal.application}`, { institution }),
      t("only"),
      t("told", { institution }),
    ];
  }
  return [
    ...(reveals ? [t("revealed", { institution, until })] : []),
    ...(added.includes("documents") ? [opened] : []),
    ...(days === null ? [] : [t("longer", { institution, until })]),
    ...(reveals ? [t("application", { institution })] : []),
    t("only"),
    t("told", { institution }),
  ];
}
