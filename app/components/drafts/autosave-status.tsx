import type { ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import { Button } from "#app/components/ui/button.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { clockText, formatInstant } from "#app/i18n/format.ts";
import type { Autosave, useAutosave } from "./use-autosave.ts";

interface AutosaveStatusProps {
  autosave: Autosave;
  /** When it was saved before this visit; null: never. */
  lastSaved: Date | null;
  /** Labels of the fields that are not saved. */
  labels: Readonly<Record<string, string>>;
  /** Whether the page shows both texts of a conflict itself; otherwise it is reloaded. */
  canMerge?: boolean;
  /** Shown in place of the time: what is still invalid. */
  children?: ReactNode;
}

/** Whether the input is saved, and which fields are not. */
export function AutosaveStatus({
  autosave,
  lastSaved,
  labels,
  canMerge = false,
  children,
}: AutosaveStatusProps) {
  const t = useTranslations("common.autosave");
  const words = useTranslations("common.words");
  const locale = useLocale();
  switch (autosave.state) {
    case "idle":
      return lastSaved === null ? null : (
        <Status state="saved">{t("savedAt", { time: formatInstant(locale, lastSaved) })}</Status>
      );
    case "saving":
      return <Status state="saving">{t("saving")}</Status>;
    case "saved": {
      const fields = autosave.refused.map((name) => labels[name] ?? name).join(words("comma"));
      const time = clockText(autosave.at);
      return (
        <Status state="saved">
          {children ?? (fields === "" ? t("savedAt", { time }) : t("savedExcept", { time, fields }))}
        </Status>
      );
    }
    case "conflict":
      return <Status state="failed">{t(canMerge ? "conflict" : "conflictReload")}</Status>;
    case "offline":
    case "failed":
      return <Status state="failed">{t(autosave.state)}</Status>;
  }
}

/** An icon and text, announced politely (aria-live). */
function Status({ state, children }: { state: "saving" | "saved" | "failed"; children: ReactNode }) {
  return (
    <span className="autosave" data-state={state} role="status">
      {children}
    </span>
  );
}

type Draft = ReturnType<typeof useAutosave>;

/** What is to be known of a draft before its form: that it was sent without a connection, and what was not saved before. */
export function DraftNotices({ draft }: { draft: Draft }) {
  return (
    <>
      {draft.isSentOffline ? <SentOffline /> : null}
      {draft.copy === null ? null : <RestoreNotice draft={draft} at={draft.copy.at} />}
    </>
  );
}

/** A form that was submitted while offline: its input is still here. Gone once the input is saved. */
function SentOffline() {
  const t = useTranslations("common.autosave");
  return (
    <Notice tone="refusal" live>
      <p>{t("offline")}</p>
    </Notice>
  );
}

/** Unsaved answers of an earlier visit: the author restores or discards them. */
function RestoreNotice({ draft: { restore, discard }, at }: { draft: Draft; at: number }) {
  const t = useTranslations("common.autosave");
  const locale = useLocale();
  return (
    <Notice tone="due" title={t("restoreTitle")} live>
      <p>{t("restoreText", { time: formatInstant(locale, new Date(at)) })}</p>
      <div className="row">
        <Button type="button" size="sm" onClick={restore}>
          {t("restore")}
        </Button>
        <Button type="button" tone="quiet" size="sm" onClick={discard}>
          {t("discard")}
        </Button>
      </div>
    </Notice>
  );
}
