import { useTranslations } from "use-intl";
import { ErrorSummary, PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { DateField, SelectField, TextareaField } from "#app/components/ui/inputs.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { replyForm } from "#app/components/ui/reply-form.ts";
import { DOCUMENT_KINDS } from "#app/domain/codes/documents.ts";
import type { Horizon } from "#app/domain/horizons.ts";
import { useReply } from "#app/shared/reply.ts";

/** An institution requests a document: kind, description, deadline. */
export function AskForm({ deadline }: { deadline: Horizon }) {
  const t = useTranslations("documents.ask");
  const kinds = useTranslations("documents.kinds");
  const { form: reply, refusal } = useReply("request");
  const form = replyForm("request", reply);
  return (
    <Section id="ask" title={t("title")}>
      <PostForm id={form.id}>
        <ErrorSummary errors={form.summary({ kind: t("kind"), words: t("words"), dueOn: t("dueOn") })} />
        <RefusalNotice refusal={refusal} />
        <SelectField
          field={form.field("kind")}
          label={t("kind")}
          options={DOCUMENT_KINDS.map((value) => ({ value, label: kinds(value) }))}
        />
        <TextareaField field={form.field("words")} label={t("words")} hint={t("wordsHint")} rows={2} />
        <DateField field={form.field("dueOn")} label={t("dueOn")} within={deadline} />
        <div className="form-actions">
          <SubmitButton name="act" value="request">
            {t("act")}
          </SubmitButton>
        </div>
      </PostForm>
    </Section>
  );
}
