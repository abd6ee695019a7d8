import { useLocale, useTranslations } from "use-intl";
import { Autosave } from "#app/components/ui/autosave.tsx";
import { clockText, formatInstant } from "#app/i18n/format.ts";
import type { Keeping } from "./use-mandate-keeper.ts";

/** Whether what was typed is kept, and what of it is not. */
export function KeepingStatus({
  keeping,
  lastSaved,
  labels,
}: {
  keeping: Keeping;
  lastSaved: Date | null;
  labels: Readonly<Record<string, string>>;
}) {
  const t = useTranslations("mandate.edit");
  const words = useTranslations("common.words");
  const locale = useLocale();
  switch (keeping.state) {
    case "idle":
      return lastSaved === null ? null : (
        <Autosave state="saved">{t("saved", { time: formatInstant(locale, lastSaved) })}</Autosave>
      );
    case "saving":
      return <Autosave state="saving">{t("saving")}</Autosave>;
    case "saved": {
      const fields = keeping.refused.map((name) => labels[name] ?? name).join(words("comma"));
      return (
        <Autosave state="saved">
          {fields === "" ? t("saved", { time: clockText(keeping.at) }) : t("refused", { fields })}
        </Autosave>
      );
    }
    case "conflict":
      return <Autosave state="failed">{t("stale")}</Autosave>;
    case "offline":
    case "failed":
      return <Autosave state="failed">{t("notSaved")}</Autosave>;
  }
}
