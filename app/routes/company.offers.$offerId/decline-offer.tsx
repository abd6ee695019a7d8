import { useTranslations } from "use-intl";
import { ErrorSummary, PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { SelectField, TextareaField } from "#app/components/ui/inputs.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { replyForm } from "#app/components/ui/reply-form.ts";
import { useTerm } from "#app/components/ui/term.tsx";
import { COMPANY_DECLINE_REASONS } from "#app/domain/codes/reasons.ts";
import { useReply } from "#app/shared/reply.ts";

/** The company declines, with a reason. */
export function DeclineOffer() {
  const t = useTranslations("offer.answer");
  const term = useTerm();
  const { form: reply, refusal } = useReply("decline");
  const form = replyForm("decline", reply, {});
  return (
    <PostForm id={form.id} className="decision__part">
      <ErrorSummary errors={form.summary({ reasonCode: t("why"), note: t("words") })} />
      <RefusalNotice refusal={refusal} />
      <SelectField
        field={form.field("reasonCode")}
        label={t("why")}
        blank={t("choose")}
        options={COMPANY_DECLINE_REASONS.map((value) => ({
          value,
          label: term("companyDeclineReasons", value),
        }))}
      />
      <TextareaField field={form.field("note")} label={t("words")} hint={t("wordsHint")} optional rows={2} />
      <div className="row">
        <SubmitButton tone="secondary" name="act" value="decline">
          {t("decline")}
        </SubmitButton>
      </div>
    </PostForm>
  );
}
