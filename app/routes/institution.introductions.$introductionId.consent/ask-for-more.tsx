import { useTranslations } from "use-intl";
import { ExtensionFields } from "#app/components/introductions/extension-fields.tsx";
import { ErrorSummary, PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { TextareaField } from "#app/components/ui/inputs.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { replyForm } from "#app/components/ui/reply-form.ts";
import { useReply } from "#app/shared/reply.ts";
import type { readConsentAsInstitution } from "#app/services/introductions/read-consent-as-institution.server.ts";

type Standing = NonNullable<Awaited<ReturnType<typeof readConsentAsInstitution>>["standing"]>;

/** An institution requests more field groups or more time, with a reason. */
export function AskForMore({ standing, now }: { standing: Standing; now: Date }) {
  const t = useTranslations("introduction.askMore");
  const words = useTranslations("introduction.extension");
  const { form: reply, refusal } = useReply("ask");
  const form = replyForm("ask", reply, { days: "" });
  return (
    <PostForm id={form.id}>
      <ErrorSummary
        errors={form.summary({ added: words("added"), days: words("days"), words: t("words") })}
      />
      <RefusalNotice refusal={refusal} />
      <ExtensionFields form={form} standing={standing} now={now} />
      <TextareaField field={form.field("words")} label={t("words")} hint={t("wordsHint")} rows={3} />
      <div className="row">
        <SubmitButton name="act" value="ask">
          {t("act")}
        </SubmitButton>
      </div>
    </PostForm>
  );
}
