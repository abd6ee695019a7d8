import { type Reply, useReply } from "#app/shared/reply.ts";
import { useLostTexts } from "./lost-texts.ts";
import { UnsentText } from "./unsent-text.tsx";

/**
 * The text of a form that is gone because the record changed meanwhile. If it was submitted, this is the reply: why it
 * was refused. Where a form on the page shows the refusal, CSS hides this.
 */
export function StaleFormNotice() {
  const { refusal, form } = useReply();
  const lost = useLostTexts();
  if (lost.length > 0) return <UnsentText words={lost} />;
  if (!refusal && form?.status !== "error") return null;
  return (
    <div className="moved-on">
      <UnsentText why={refusal?.text} words={wordsIn(form?.initialValue)} />
    </div>
  );
}

/** What was sent from a page that is not shown to who is signed in now, and why. */
export function SentTexts({ refusal, form }: { refusal: Reply["refusal"] | undefined; form: Reply["form"] }) {
  return <UnsentText why={refusal?.text} words={wordsIn(form?.initialValue)} />;
}

/**
 * Free text, as opposed to choices and numbers: it contains a blank, or characters beyond those of codes and figures.
 */
function wordsIn(value: unknown): string[] {
  if (typeof value === "string") return /[^\x21-\x7e]/.test(value.trim()) ? [value] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(wordsIn) : [];
}
