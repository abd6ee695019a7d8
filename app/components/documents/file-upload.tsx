import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { Reply } from "#app/shared/reply.ts";
import { Button } from "../ui/button.tsx";
import { PostForm } from "../ui/form.tsx";
import { useReaderNote } from "../ui/reads-only.ts";
import { FormErrors } from "../ui/refusal.tsx";
import { replyForm, type ReplyForm } from "../ui/reply-form.ts";
import { FileField, UploadState } from "./file-field.tsx";
import { useUpload } from "./use-upload.ts";

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
}: FileUploadProps) {
  const t = useTranslations("documents.upload");
  const { state, stop, submit } = useUpload(page);
  const isReader = useReaderNote(page) !== null;
  const reply = state.reply ?? posted;
  if (isReader) return null;
  const form = replyForm(id, reply.form, stored);
  return (
    <PostForm
      id={id}
      document
      need="evidence"
      action={action}
      encType="multipart/form-data"
      onSubmit={submit}
    >
      <FormErrors errors={form.summary({ ...labels, file: t("file") })} refusal={reply.refusal} />
      <input type="hidden" name="act" value="upload" />
      {Object.entries(sent).map(([field, value]) => (
        <input type="hidden" name={field} value={value} id={form.field(field).id} key={field} />
      ))}
      {fields?.(form)}
      <FileField field={form.field("file")} />
      <div className="form-actions">
        <Button tone="primary" busy={state.progress !== null}>
          {t("act")}
        </Button>
        <UploadState state={state} stop={stop} />
      </div>
    </PostForm>
  );
}
