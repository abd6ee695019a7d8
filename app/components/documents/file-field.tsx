import { useTranslations } from "use-intl";
import { ACCEPTED_ENDINGS } from "#app/domain/documents/file-types.ts";
import { LARGEST_FILE_BYTES } from "#app/domain/documents/limits.ts";
import { formatSize } from "#app/i18n/format-size.ts";
import { Button } from "../ui/button.tsx";
import { FieldFrame, fieldIds, type FieldSource } from "../ui/field.tsx";
import type { Progress } from "./upload-in-pieces.ts";

/** The choice of one file, with which kinds and sizes are accepted. */
export function FileField({ field }: { field: FieldSource }) {
  const t = useTranslations("documents.upload");
  const words = {
    field: { ...field, name: "file" },
    label: t("file"),
    hint: t("fileHint", { size: formatSize(LARGEST_FILE_BYTES) }),
  };
  return (
    <FieldFrame {...words}>
      <input type="file" accept={ACCEPTED_ENDINGS} className="input" {...fieldIds(words).control} />
    </FieldFrame>
  );
}

interface UploadStateProps {
  state: { progress: Progress | null; isLost: boolean };
  stop: () => void;
}

/** How far an upload is, with a button to stop it; or that it was lost. */
export function UploadState({ state: { progress, isLost }, stop }: UploadStateProps) {
  const t = useTranslations("documents.upload");
  return (
    <div className="row">
      {progress === null ? null : (
        <Button type="button" tone="quiet" onClick={stop}>
          {t("cancel")}
        </Button>
      )}
      <div role="status" className="small">
        {progress === null ? null : <UploadProgress progress={progress} />}
        {isLost ? t("lost") : null}
      </div>
    </div>
  );
}

function UploadProgress({ progress: { name, sent, size, isWaiting } }: { progress: Progress }) {
  const t = useTranslations("documents.upload");
  const percent = Math.floor((sent / size) * 100);
  const words = isWaiting ? t("waiting") : sent < size ? t("sending", { name, percent }) : t("checking");
  return (
    <>
      <progress value={sent} max={size} aria-label={name} /> {words}
    </>
  );
}
