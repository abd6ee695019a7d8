import { useNavigate } from "@remix-run/react";
import { useRef, useState, type FormEvent } from "react";
import { useLocale, useTranslations } from "use-intl";
import { Button } from "#app/components/ui/button.tsx";
import { FieldFrame, fieldIds } from "#app/components/ui/field.tsx";
import { ErrorSummary, PostForm } from "#app/components/ui/form.tsx";
import { SelectField } from "#app/components/ui/inputs.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { replyForm } from "#app/components/ui/reply-form.ts";
import { DOCUMENT_KINDS } from "#app/domain/codes/documents.ts";
import { ACCEPTED_ENDINGS } from "#app/domain/documents/file-types.ts";
import { LARGEST_FILE_BYTES } from "#app/domain/documents/limits.ts";
import { paths } from "#app/http/paths.ts";
import { useReply, type Reply } from "#app/http/reply.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { formatSize } from "#app/i18n/format-size.ts";
import type { listDocumentsAsCompany } from "#app/services/documents/list-documents-as-company.server.ts";
import { sendInPieces, type Progress } from "./send-in-pieces.ts";

type Read = Awaited<ReturnType<typeof listDocumentsAsCompany>>;

interface UploadProps {
  /** The request that the file answers, or the document that it renews; null for neither. */
  answers: Read["requests"][number] | null;
  renews: Read["documents"][number] | null;
}

/** One file to upload: a plain form that sends it whole; with script in pieces, which a lost connection only delays. */
export function UploadForm({ answers, renews }: UploadProps) {
  const t = useTranslations("documents.upload");
  const kinds = useTranslations("documents.kinds");
  const { state, stop, submit } = useUpload();
  const posted = useReply("upload");
  const reply = state.reply ?? posted;
  const form = replyForm("upload", reply.form, { kind: answers?.kind ?? renews?.newest.kind });
  const file = { ...form.field("file"), name: "file" };
  const words = {
    field: file,
    label: t("file"),
    hint: t("fileHint", { size: formatSize(LARGEST_FILE_BYTES) }),
  };
  return (
    <Section id="upload" title={<Title answers={answers} renews={renews} />} note={t("any")}>
      <PostForm
        id={form.id}
        document
        action={paths.company.documents()}
        encType="multipart/form-data"
        onSubmit={submit}
      >
        <ErrorSummary errors={form.summary({ kind: t("kind"), file: t("file") })} />
        <RefusalNotice refusal={reply.refusal} />
        <input type="hidden" name="act" value="upload" />
        {answers === null ? null : <input type="hidden" name="request" value={answers.id} />}
        {renews === null ? null : <input type="hidden" name="replaces" value={renews.id} />}
        <SelectField
          field={form.field("kind")}
          label={t("kind")}
          options={DOCUMENT_KINDS.map((value) => ({ value, label: kinds(value) }))}
        />
        <FieldFrame {...words}>
          <input type="file" accept={ACCEPTED_ENDINGS} className="input" {...fieldIds(words).control} />
        </FieldFrame>
        <div className="form-actions">
          <Button tone="primary" busy={state.progress !== null}>
            {t("act")}
          </Button>
          {state.progress === null ? null : (
            <Button type="button" tone="quiet" onClick={stop}>
              {t("cancel")}
            </Button>
          )}
        </div>
        <div role="status" className="small">
          {state.progress === null ? null : <UploadProgress progress={state.progress} />}
          {state.isLost ? t("lost") : null}
        </div>
      </PostForm>
    </Section>
  );
}

function Title({ answers, renews }: UploadProps) {
  const t = useTranslations("documents.upload");
  const locale = useLocale();
  if (answers !== null) {
    const institution = inLanguage(locale, answers.nameZh, answers.nameEn);
    return <>{t("answerTitle", { institution, words: answers.words })}</>;
  }
  return <>{renews === null ? t("title") : t("renewTitle", { name: renews.newest.name })}</>;
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

/** Sends the form's file in pieces, where the browser can, and says how far it is. */
function useUpload() {
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
    const tell = (progress: Progress): void => setState({ progress, reply: null, isLost: false });
    void sendInPieces(new FormData(form), file, tell, stopping.current.signal).then((end) => {
      setState({ progress: null, reply: end.reply, isLost: end.isLost });
      if (end.isDone) {
        form.reset();
        navigate(paths.company.documents(), { replace: true, preventScrollReset: true });
      }
    });
  };
  return { state, submit, stop: () => stopping.current?.abort() };
}
