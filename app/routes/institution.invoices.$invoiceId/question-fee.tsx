import { useTranslations } from "use-intl";
import { Popover } from "#app/components/ui/disclosure.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { TextareaField } from "#app/components/ui/inputs.tsx";
import { FormErrors } from "#app/components/ui/refusal.tsx";
import { labelledForm, replyForm } from "#app/components/ui/reply-form.ts";
import { useReply } from "#app/shared/reply.ts";

interface QuestionFeeProps {
  feeId: string;
  /** It was sent, and is answered here. */
  isAnswered: boolean;
}

/** The form that questions a fee, in a panel at its button. */
export function QuestionFee({ feeId, isAnswered }: QuestionFeeProps) {
  const t = useTranslations("billing.question");
  const reply = useReply("question");
  const { form: last, refusal } = isAnswered ? reply : {};
  const form = labelledForm(replyForm(`question-${feeId}`, last), { words: t("words") });
  return (
    <Popover summary={t("open")} group="question" open={isAnswered}>
      <PostForm id={form.id} need="pay" sent={{ feeId }}>
        <FormErrors errors={form.errors} refusal={refusal} />
        <TextareaField {...form.labelled("words")} hint={t("hint")} rows={4} />
        <SubmitButton size="sm" act="question">
          {t("button")}
        </SubmitButton>
      </PostForm>
    </Popover>
  );
}
