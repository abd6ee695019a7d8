import { useTranslations } from "use-intl";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { DateField, SelectField, TextareaField } from "#app/components/ui/inputs.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { FormErrors } from "#app/components/ui/refusal.tsx";
import { DOCUMENT_KINDS } from "#app/domain/codes/documents.ts";
import type { Horizon } from "#app/domain/horizons.ts";
import { useActForm } from "#app/components/ui/act-form.tsx";

/** An institution requests a document: kind, description, deadline. */
export function AskForm({ deadline }: { deadline: Horizon }) {
  const t = useTranslations("documents.ask");
  const kinds = useTranslations("documents.kinds");
  const form = useActForm("request", { kind: t("kind"), words: t("words"), dueOn: t("dueOn") });
  return (
    <Section id="ask" title={t("title")}>
      <PostForm id={form.id}>
        <FormErrors errors={form.errors} refusal={form.refusal} />
        <SelectField
          {...form.labelled("kind")}
          options={DOCUMENT_KINDS.map((value) => ({ value, label: kinds(value) }))}
        />
        <TextareaField {...form.labelled("words")} hint={t("wordsHint")} rows={2} />
        <DateField {...form.labelled("dueOn")} within={deadline} />
        <div className="form-actions">
          <SubmitButton act="request">{t("act")}</SubmitButton>
        </div>
      </PostForm>
    </Section>
  );
}
