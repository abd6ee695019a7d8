import { type PostFormProps, PostForm, SubmitButton } from "./form.tsx";
import type { ButtonTone } from "./button.tsx";

interface RowButtonProps extends PostFormProps {
  tone?: ButtonTone;
  text: string;
  /** For screen readers, in place of the text: it names what the row is about. */
  label: string;
}

/** The small button of a row: `sent` names its act and the row. */
export function RowButton({ tone, text, label, ...rest }: RowButtonProps) {
  return (
    <PostForm {...rest}>
      <SubmitButton tone={tone} size="sm">
        <span aria-hidden="true">{text}</span>
        <span className="visually-hidden">{label}</span>
      </SubmitButton>
    </PostForm>
  );
}
