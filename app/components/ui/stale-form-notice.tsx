import { type Reply, useReply } from "#app/shared/reply.ts";
import { useLostFields } from "./lost-fields.ts";
import { UnsentText } from "./unsent-text.tsx";

/**
 * What was typed in a form that is gone because the record changed meanwhile. If it was submitted, this is the reply: why it
 * was refused. Where a form on the page shows the refusal, CSS hides this.
 */
export function StaleFormNotice() {
  const { refusal, form } = useReply();
  const { removed, sent } = useLostFields();
  if (removed.length > 0) return <UnsentText fields={removed} />;
  if (!refusal && form?.status !== "error") return null;
  return (
    <div className="moved-on">
      <UnsentText why={refusal?.text} fields={sent.length > 0 ? sent : textsIn(form?.initialValue)} />
    </div>
  );
}

/** What was sent from a page that is not shown to who is signed in now, and why. */
export function SentTexts({ refusal, form }: { refusal: Reply["refusal"] | undefined; form: Reply["form"] }) {
  return <UnsentText why={refusal?.text} fields={textsIn(form?.initialValue)} />;
}

/**
 * Free text, as opposed to choices and numbers: it contains a blank, or characters beyond those of codes and figures.
 */
function textsIn(value: unknown): { text: string }[] {
  if (typeof value === "string") return /[^\x21-\x7e]/.test(value.trim()) ? [{ text: value }] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
