import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { ACCEPTED_ENDINGS } from "#app/domain/documents/file-types.ts";
import { LARGEST_FILE_BYTES } from "#app/domain/documents/limits.ts";
import { useReply } from "#app/shared/reply.ts";
import { formatSize } from "#app/i18n/format-size.ts";
import { ActForm, useActForm } from "#app/components/ui/act-form.tsx";
import { More } from "#app/components/ui/disclosure.tsx";
import { FieldFrame, fieldIds } from "#app/components/ui/field.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { SelectField, TextareaField } from "#app/components/ui/inputs.tsx";
import { FormErrors, RefusalNotice } from "#app/components/ui/refusal.tsx";

interface DisputeActsProps {
  may: { answer: boolean; show: boolean; withdraw: boolean };
  /** The company's documents, to choose from. */
  documents: readonly { id: string; name: string }[];
  /** The page of the reversal that is disputed: there the other side may still agree. */
  reversalTo: string | null;
}

/** What a side may do in a dispute: answer, add a file, withdraw. */
export function DisputeActs({ may, documents, reversalTo }: DisputeActsProps) {
  const reversals = useTranslations("deal.reversals.disputed");
  return (
    <>
      {reversalTo === null ? null : (
        <p>
          <Link to={reversalTo}>{reversals("toReversal")}</Link>
        </p>
      )}
      {may.answer ? <AnswerDispute /> : null}
      {may.show ? <ShowEvidence documents={documents} /> : null}
      {may.withdraw ? <DropDispute isOfReversal={reversalTo !== null} /> : null}
    </>
  );
}

function AnswerDispute() {
  const t = useTranslations("dispute.acts");
  const form = useActForm("answer", { words: t("answerWords") });
  return (
    <section className="decision" aria-labelledby="answer-title">
      <h2 id="answer-title">{t("answerTitle")}</h2>
      <ActForm form={form} need="evidence" button={t("answer")}>
        <TextareaField {...form.labelled("words")} hint={t("answerHint")} rows={4} />
      </ActForm>
    </section>
  );
}

function ShowEvidence({ documents }: { documents: readonly { id: string; name: string }[] }) {
  const t = useTranslations("dispute.acts");
  const form = useActForm("show", { file: t("file") });
  const hint = t("fileHint", { size: formatSize(LARGEST_FILE_BYTES) });
  const words = { field: { ...form.field("file"), name: "file" }, label: t("file"), hint };
  return (
    <section className="decision" aria-labelledby="show-title">
      <h2 id="show-title">{t("showTitle")}</h2>
      <p className="small">{t("showWhat")}</p>
      <PostForm id={form.id} document need="evidence" encType="multipart/form-data" sent={{ act: "show" }}>
        <FormErrors errors={form.errors} refusal={form.refusal} />
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
  const form = useActForm("show-document", { documentId: t("document") });
  return (
    <ActForm form={form} need="evidence" className="decision__part" tone="secondary" button={t("show")}>
      <SelectField
        {...form.labelled("documentId")}
        blank={t("noDocument")}
        options={documents.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </ActForm>
  );
}

function DropDispute({ isOfReversal }: { isOfReversal: boolean }) {
  const t = useTranslations("dispute.acts");
  const reversals = useTranslations("deal.reversals.disputed");
  const { refusal } = useReply("withdraw");
  return (
    <More summary={t("dropSummary")} open={refusal !== undefined}>
      <RefusalNotice refusal={refusal} />
      <p className="small">{isOfReversal ? reversals("dropWhat") : t("dropWhat")}</p>
      <PostForm className="row" need="evidence">
        <SubmitButton tone="danger" act="withdraw">
          {t("drop")}
        </SubmitButton>
      </PostForm>
    </More>
  );
}
