import { useActionData } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { Button } from "#app/components/ui/button.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { Autosave } from "#app/components/ui/autosave.tsx";
import { isOffline } from "#app/shared/offline.ts";
import { clockText, formatInstant } from "#app/i18n/format.ts";
import type { Keeping } from "./use-draft-keeper.ts";

/** Whether what was typed is kept, and what of it is not. */
export function KeepingStatus({
  keeping,
  lastSaved,
  labels,
}: {
  keeping: Keeping;
  lastSaved: Date;
  labels: Readonly<Record<string, string>>;
}) {
  const t = useTranslations("prospect.save");
  const words = useTranslations("common.words");
  const locale = useLocale();
  switch (keeping.state) {
    case "idle":
      return <Autosave state="saved">{t("savedAt", { time: formatInstant(locale, lastSaved) })}</Autosave>;
    case "saving":
      return <Autosave state="saving">{t("saving")}</Autosave>;
    case "saved": {
      const time = clockText(keeping.at);
      const fields = keeping.refused.map((name) => labels[name] ?? name).join(words("comma"));
      return (
        <Autosave state="saved">
          {fields === "" ? t("savedAt", { time }) : t("savedExcept", { time, fields })}
        </Autosave>
      );
    }
    case "offline":
    case "conflict":
    case "failed":
      return <Autosave state="failed">{t(keeping.state)}</Autosave>;
  }
}

/** A form that was sent whole while the network was away: it is still here. */
export function SentOffline() {
  const t = useTranslations("prospect.save");
  return isOffline(useActionData<unknown>()) ? (
    <Notice tone="refusal" live>
      <p>{t("offline")}</p>
    </Notice>
  ) : null;
}

/** Answers of an earlier visit that never reached the server: restored or let go, as their author says. */
export function RestoreNotice({
  at,
  onRestore,
  onDiscard,
}: {
  at: number;
  onRestore: () => void;
  onDiscard: () => void;
}) {
  const t = useTranslations("prospect.save");
  const locale = useLocale();
  return (
    <Notice tone="due" title={t("restoreTitle")} live>
      <p>{t("restoreText", { time: formatInstant(locale, new Date(at)) })}</p>
      <div className="row">
        <Button type="button" size="sm" onClick={onRestore}>
          {t("restore")}
        </Button>
        <Button type="button" tone="quiet" size="sm" onClick={onDiscard}>
          {t("discard")}
        </Button>
      </div>
    </Notice>
  );
}
