import type { ReactNode } from "react";
import type { ButtonTone } from "#app/components/ui/button.tsx";
import { Popover } from "#app/components/ui/disclosure.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { FormErrors } from "#app/components/ui/refusal.tsx";
import { labelledForm, replyForm } from "#app/components/ui/reply-form.ts";
import { useReply } from "#app/shared/reply.ts";

/** The form of an act on one condition, after the last reply to it. */
export function useConditionForm<Name extends string>(
  act: string,
  conditionId: string,
  labels: Readonly<Record<Name, string>>,
) {
  const reply = useReply(act);
  const isMine = reply.form?.initialValue?.["conditionId"] === conditionId;
  const { form, refusal } = isMine ? reply : {};
  const labelled = labelledForm(replyForm(`${act}-${conditionId}`, form), labels);
  return { ...labelled, act, conditionId, refusal, isMine };
}

/** What a form says of the paper that the page shows: on one that replaces it nothing is decided unseen. */
export function shownPaper({ providedAt, fileId }: { providedAt: Date | null; fileId: string | null }) {
  return { providedAt: providedAt?.toISOString() ?? "", paper: fileId ?? "" };
}

interface ConditionFormProps {
  form: ReturnType<typeof useConditionForm<never>>;
  summary: string;
  look?: string;
  button: string;
  tone?: ButtonTone;
  /** What the page shows of the condition. */
  sent?: Readonly<Record<string, string>>;
  children: ReactNode;
}

/** The same in a panel at its button. */
export function ConditionForm({ form, summary, look, button, tone, sent, children }: ConditionFormProps) {
  return (
    <Popover summary={summary} look={look} group="condition" open={form.isMine}>
      <PostForm id={form.id} sent={{ conditionId: form.conditionId, ...sent }}>
        <FormErrors errors={form.errors} refusal={form.refusal} />
        {children}
        <SubmitButton tone={tone} size="sm" act={form.act}>
          {button}
        </SubmitButton>
      </PostForm>
    </Popover>
  );
}
