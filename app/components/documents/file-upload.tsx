import { useNavigate } from "@remix-run/react";
import { useRef, useState, type FormEvent, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { ACCEPTED_ENDINGS } from "#app/domain/documents/file-types.ts";
import { LARGEST_FILE_BYTES } from "#app/domain/documents/limits.ts";
import type { Reply } from "#app/shared/reply.ts";
import { formatSize } from "#app/i18n/format-size.ts";
import { Button } from "../ui/button.tsx";
import { FieldFrame, fieldIds } from "../ui/field.tsx";
import { PostForm } from "../ui/form.tsx";
import { useReaderNote } from "../ui/reads-only.ts";
import { FormErrors } from "../ui/refusal.tsx";
import { replyForm, type ReplyForm } from "../ui/reply-form.ts";
import { uploadInPieces, type Progress } from "./upload-in-pieces.ts";

interface FileUploadProps {
  id: string;
  /** Accepts the whole form where scripts are disabled, and is shown once the file is stored. */
  page: string;
  /** The page with what the file is about, where its address says so: a refused file is still about that. */
  action?: string;
  /** The page's reply to the form. */
  posted: Reply;
  /** Hidden fields sent with the file. */
  sent: Readonly<Record<string, string>>;
  /** Fields beside the file, with their labels and initial values. */
  fields?: (form: ReplyForm) => ReactNode;
  labels?: Readonly<Record<string, string>>;
  stored?: Readonly<Record<string, unknown>>;
  /** For one upload among several: its name; the button is smaller. */
  name?: string;
}

/** Uploads one file: without script as a plain form, with script in pieces that survive a lost connection. */
export function FileUpload({
  id,
  page,
  action = page,
  posted,
  sent,
  fields,
  labels = {},
  stored = {},
  name,
}: FileUploadProps) {
  const t = useTranslations("documents.upload");
  const { state, stop, submit } = useUpload(page);
  const isReader = useReaderNote(page) !== null;
  const reply = state.reply ?? posted;
  if (isReader) return null;
  const form = replyForm(id, reply.form, stored);
  const words = {
    field: { ...form.field("file"), name: "file" },
    label: name === undefined ? t("file") : t("fileOf", { name }),
    hint: t("fileHint", { size: formatSize(LARGEST_FILE_BYTES) }),
  };
  return (
    <PostForm
      id={id}
      document
      need="evidence"
      action={action}
      encType="multipart/form-data"
      onSubmit={submit}
    >
      <FormErrors errors={form.summary({ ...labels, file: words.label })} refusal={reply.refusal} />
      <input type="hidden" name="act" value="upload" />
      {Object.entries(sent).map(([field, value]) => (
        <input type="hidden" name={field} value={value} id={form.field(field).id} key={field} />
      ))}
      {fields?.(form)}
      <FieldFrame {...words}>
        <input type="file" accept={ACCEPTED_ENDINGS} className="input" {...fieldIds(words).control} />
      </FieldFrame>
      <div className={name === undefined ? "form-actions" : "row"}>
        <Button tone="primary" size={name === undefined ? undefined : "sm"} busy={state.progress !== null}>
          {t("act")}
          {name === undefined ? null : <span className="visually-hidden"> {name}</span>}
        </Button>
        {state.progress === null ? null : (
          <Button type="button" tone="quiet" size={name === undefined ? undefined : "sm"} onClick={stop}>
            {t("cancel")}
          </Button>
        )}
        <div role="status" className="small">
          {state.progress === null ? null : <UploadProgress progress={state.progress} />}
          {state.isLost ? t("lost") : null}
        </div>
      </div>
    </PostForm>
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

/** Uploads the form's file in pieces where the browser can, shows progress, and opens the page once it is stored. */
function useUpload(page: string) {
  const navigate = useNavigate();
  const stopping = useRef<AbortController | null>(null);
  const [state, setState] = useState<{ progress: Progress | null; reply: Reply | null; isLost: boolean }>({
    progress: null,
    reply: null,
    isLost: false,
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    const form = event.currentTarget;
    const file = new FormData(form).get("file");
    if (!(file instanceof File) || file.name === "") return;
    event.preventDefault();
    if (state.progress !== null) return;
    stopping.current = new AbortController();
    const onProgress = (progress: Progress): void => setState({ progress, reply: null, isLost: false });
    void uploadInPieces(new FormData(form), file, onProgress, stopping.current.signal).then((end) => {
      setState({ progress: null, reply: end.reply, isLost: end.isLost });
      if (end.isDone) {
        form.reset();
        navigate(page, { replace: true, preventScrollReset: true });
      }
    });
  };
  return { state, submit, stop: () => stopping.current?.abort() };
}
