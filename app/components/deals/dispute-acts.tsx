import { useTranslations } from "use-intl";
import { ACCEPTED_ENDINGS } from "#app/domain/documents/file-types.ts";
import { LARGEST_FILE_BYTES } from "#app/domain/documents/limits.ts";
import { useReply } from "#app/shared/reply.ts";
import { formatSize } from "#app/i18n/format-size.ts";
import { More } from "#app/components/ui/disclosure.tsx";
import { FieldFrame, fieldIds } from "#app/components/ui/field.tsx";
import { ErrorSummary, PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { SelectField, TextareaField } from "#app/components/ui/inputs.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { replyForm } from "#app/components/ui/reply-form.ts";

/** What a side may do in a dispute: answer, add a file, withdraw. */
export function DisputeActs({
  may,
  documents,
}: {
  may: { answer: boolean; show: boolean; withdraw: boolean };
  /** The company's documents, to choose from. */
  documents: readonly { id: string; name: string }[];
}) {
  return (
    <>
      {may.answer ? <AnswerDispute /> : null}
      {may.show ? <ShowEvidence documents={documents} /> : null}
      {may.withdraw ? <DropDispute /> : null}
    </>
  );
}

function AnswerDispute() {
  const t = useTranslations("dispute.acts");
  const { form: reply, refusal } = useReply("answer");
  const form = replyForm("answer", reply, {});
  return (
    <section className="decision" aria-labelledby="answer-title">
      <h2 id="answer-title">{t("answerTitle")}</h2>
      <PostForm id={form.id}>
        <ErrorSummary errors={form.summary({ words: t("answerWords") })} />
        <RefusalNotice refusal={refusal} />
        <TextareaField field={form.field("words")} label={t("answerWords")} hint={t("answerHint")} rows={4} />
        <div className="row">
          <SubmitButton name="act" value="answer">
            {t("answer")}
          </SubmitButton>
        </div>
      </PostForm>
    </section>
  );
}

function ShowEvidence({ documents }: { documents: readonly { id: string; name: string }[] }) {
  const t = useTranslations("dispute.acts");
  const { form: reply, refusal } = useReply("show");
  const form = replyForm("show", reply, {});
  const words = {
    field: { ...form.field("file"), name: "file" },
    label: t("file"),
    hint: t("fileHint", { size: formatSize(LARGEST_FILE_BYTES) }),
  };
  return (
    <section className="decision" aria-labelledby="show-title">
      <h2 id="show-title">{t("showTitle")}</h2>
      <p className="small">{t("showWhat")}</p>
      <PostForm id={form.id} document encType="multipart/form-data">
        <ErrorSummary errors={form.summary({ file: t("file") })} />
        <RefusalNotice refusal={refusal} />
        <input type="hidden" name="act" value="show" />
        <FieldFrame {...words}>
          <input type="file" accept={ACCEPTED_ENDINGS} className="input" {...fieldIds(words).control} />
        </FieldFrame>
        <div className="row">
          <SubmitButton tone="secondary">{t("show")}</SubmitButton>
        </div>
      </PostForm>
      {documents.length === 0 ? null : <ShowDocument documents={documents} />}
    </section>
  );
}

function ShowDocument({ documents }: { documents: readonly { id: string; name: string }[] }) {
  const t = useTranslations("dispute.acts");
  const { form: reply, refusal } = useReply("show-document");
  const form = replyForm("show-document", reply, {});
  return (
    <PostForm id={form.id} className="decision__part">
      <ErrorSummary errors={form.summary({ documentId: t("document") })} />
      <RefusalNotice refusal={refusal} />
      <SelectField
        field={form.field("documentId")}
        label={t("document")}
        blank={t("noDocument")}
        options={documents.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <div className="row">
        <SubmitButton tone="secondary" name="act" value="show-document">
          {t("show")}
        </SubmitButton>
      </div>
    </PostForm>
  );
}

function DropDispute() {
  const t = useTranslations("dispute.acts");
  const { refusal } = useReply("withdraw");
  return (
    <More summary={t("dropSummary")} open={refusal !== undefined}>
      <RefusalNotice refusal={refusal} />
      <p className="small">{t("dropWhat")}</p>
      <PostForm className="row">
        <SubmitButton tone="danger" name="act" value="withdraw">
          {t("drop")}
        </SubmitButton>
      </PostForm>
    </More>
  );
}
