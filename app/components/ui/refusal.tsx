import { ErrorSummary, type SummaryError } from "./form.tsx";
import { Notice } from "./notice.tsx";

type Refusal = { text: string } | null | undefined;

/** What was refused and why, in the server's text; nothing without a refusal. */
export function RefusalNotice({ refusal }: { refusal: Refusal }) {
  if (!refusal) return null;
  return (
    <Notice tone="refusal" live>
      <p>{refusal.text}</p>
    </Notice>
  );
}

/** What is wrong with the fields of a form, and why the form was refused. */
export function FormErrors({ errors, refusal }: { errors: readonly SummaryError[]; refusal: Refusal }) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <RefusalNotice refusal={refusal} />
    </>
  );
}
