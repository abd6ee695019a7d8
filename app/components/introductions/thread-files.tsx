import { useTranslations } from "use-intl";
import { FileState } from "#app/components/documents/file-facts.tsx";
import type { AttachmentStatus } from "#app/domain/codes/documents.ts";
import { ACCEPTED_ENDINGS } from "#app/domain/documents/file-types.ts";
import { LARGEST_FILE_BYTES } from "#app/domain/documents/limits.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import { formatSize } from "#app/i18n/format-size.ts";
import { LivePage } from "#app/components/live/live-page.tsx";
import { useActForm } from "#app/components/ui/act-form.tsx";
import { Button, LinkButton } from "#app/components/ui/button.tsx";
import { FieldFrame, fieldIds } from "#app/components/ui/field.tsx";
import { PostForm } from "#app/components/ui/form.tsx";
import { TextareaField } from "#app/components/ui/inputs.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { PageHeader, Section } from "#app/components/ui/page-header.tsx";
import { FormErrors } from "#app/components/ui/refusal.tsx";
import { columnsNamed, RecordTable } from "#app/components/ui/record-table.tsx";
import { Instant } from "#app/components/ui/when.tsx";

interface ThreadFile {
  id: string;
  name: string;
  sizeBytes: bigint;
  status: AttachmentStatus;
  isOwn: boolean;
  writtenAt: Date;
}

interface ThreadFilesProps {
  title: string;
  /** The other party, named as the page may name it. */
  other: string;
  files: readonly ThreadFile[];
  whyNotSend: RefusalCode | null;
  page: string;
  back: { label: string; to: string };
  changes: string;
  now: Date;
  /** Link where a company adds documents to its consent. */
  more?: string;
}

/** The files of an introduction's messages, and the form that sends a message with a file. */
export function ThreadFiles(props: ThreadFilesProps) {
  const { title, other, files, whyNotSend, page, back, changes, now, more } = props;
  const t = useTranslations("introduction.files");
  const words = useTranslations("introduction");
  const { column, figure } = columnsNamed(files, t);
  return (
    <>
      <LivePage changes={changes} asOf={now} about="messages" announcement={words("ledger.updated")} />
      <PageHeader title={title} lead={t("lead")} crumbs={{ label: words("crumbs"), items: [back] }} />
      <div className="stack-lg">
        {files.length === 0 ? (
          <p className="muted">{t("none")}</p>
        ) : (
          <RecordTable
            caption={t("name")}
            rows={files}
            columns={[
              column("name", (file) => <FileName file={file} page={page} />),
              column("from", ({ isOwn }) => (isOwn ? t("you") : other)),
              figure("size", ({ sizeBytes }) => formatSize(sizeBytes)),
              column("status", ({ status }) => <FileState status={status} />),
              figure("sent", ({ writtenAt }) => <Instant at={writtenAt} />),
            ]}
          />
        )}
        {whyNotSend === null ? (
          <SendForm key={files.length} />
        ) : (
          <Notice>
            <p>{t(whyNotSend === "consent-not-for-this" ? "needsDocuments" : "closed")}</p>
            {whyNotSend === "consent-not-for-this" && more !== undefined ? (
              <div className="row">
                <LinkButton to={more}>{t("toConsent")}</LinkButton>
              </div>
            ) : null}
          </Notice>
        )}
      </div>
    </>
  );
}

function FileName({ file: { id, name, status }, page }: { file: ThreadFile; page: string }) {
  const isThere = status === "clean" || status === "pending";
  return isThere ? <a href={`${page}/${id}`}>{name}</a> : <>{name}</>;
}

function SendForm() {
  const t = useTranslations("introduction.files");
  const upload = useTranslations("documents.upload");
  const form = useActForm("send", { words: t("words"), file: upload("file") });
  const file = {
    field: { ...form.field("file"), name: "file" },
    label: upload("file"),
    hint: upload("fileHint", { size: formatSize(LARGEST_FILE_BYTES) }),
  };
  return (
    <Section id="send-title" title={t("send")}>
      <PostForm id={form.id} document encType="multipart/form-data">
        <FormErrors errors={form.errors} refusal={form.refusal} />
        <input type="hidden" name="act" value="send" />
        <TextareaField {...form.labelled("words")} hint={t("wordsHint")} rows={3} width="lg" />
        <FieldFrame {...file}>
          <input type="file" accept={ACCEPTED_ENDINGS} className="input" {...fieldIds(file).control} />
        </FieldFrame>
        <div className="form-actions">
          <Button tone="primary">{t("act")}</Button>
        </div>
      </PostForm>
    </Section>
  );
}
