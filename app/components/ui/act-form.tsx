import type { ReactNode } from "react";
import { useReply, type Reply } from "#app/shared/reply.ts";
import type { ButtonSize, ButtonTone } from "./button.tsx";
import { PostForm, Sent, SubmitButton, type PostFormProps } from "./form.tsx";
import { useReaderNote } from "./reads-only.ts";
import { FormErrors } from "./refusal.tsx";
import { labelledForm, type LabelledForm, replyForm, type Values } from "./reply-form.ts";

/** One of several forms of a page, named by its act, after the last reply. */
export interface ActReply<Name extends string = string> extends LabelledForm<Name> {
  act: string;
  refusal: Reply["refusal"];
  /** The page's last reply is to this form: a disclosure around it is open. */
  isAnswered: boolean;
}

/**
 * `labels` are those of its fields, also for the summary of its errors; `stored` are its values before any reply; `given`
 * is the reply to what was sent in another way than by the page's form.
 */
export function useActForm<Name extends string>(
  act: string,
  labels: Readonly<Record<Name, string>>,
  stored?: Values,
  given?: Reply,
): ActReply<Name> {
  const posted = useReply(act);
  const { form: reply, refusal } = given ?? posted;
  const isAnswered = reply !== undefined || refusal !== undefined;
  return { ...labelledForm(replyForm(act, reply, stored), labels), act, refusal, isAnswered };
}

export interface ButtonFormProps extends PostFormProps {
  act: string;
  /** The button's words. */
  button: ReactNode;
  tone?: ButtonTone;
  size?: ButtonSize;
  /** What follows the button. */
  beside?: ReactNode;
  children?: ReactNode;
}

/** A form with one button, which names its act, under what explains it; nothing where a role only reads. */
export function ButtonForm({ act, button, tone, size, beside, children, ...rest }: ButtonFormProps) {
  if (useReaderNote(rest.action) !== null) return null;
  return (
    <PostForm className="stack" {...rest}>
      {children}
      <div className="row">
        <SubmitButton tone={tone} size={size} act={act}>
          {button}
        </SubmitButton>
        {beside}
      </div>
    </PostForm>
  );
}

interface ActFormProps extends Omit<ButtonFormProps, "act"> {
  form: ActReply<never>;
}

/** The same with fields: what is wrong with them, and why the act was refused, is above them. */
export function ActForm({ form, sent, children, ...rest }: ActFormProps) {
  return (
    <ButtonForm id={form.id} act={form.act} className="form" {...rest}>
      <FormErrors errors={form.errors} refusal={form.refusal} />
      <Sent fields={sent} />
      {children}
    </ButtonForm>
  );
}
