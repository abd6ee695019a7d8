import { useReply } from "#app/shared/reply.ts";
import { useLostTexts } from "./lost-texts.ts";
import { Unsent } from "./unsent.tsx";

/**
 * The text of a form that is gone because the record changed meanwhile. If it was submitted, this is the reply: why it
 * was refused. Where a form on the page shows the refusal, CSS hides this.
 */
export function MovedOn() {
  const { refusal, form } = useReply();
  const lost = useLostTexts();
  if (lost.length > 0) return <Unsent words={lost} />;
  if (!refusal && form?.status !== "error") return null;
  return (
    <div className="moved-on">
      <Unsent why={refusal?.text} words={wordsIn(form?.initialValue)} />
    </div>
  );
}

/**
 * Free text, as opposed to choices and numbers: it contains a blank, or characters beyond those of codes and figures.
 */
function wordsIn(value: unknown): string[] {
  if (typeof value === "string") return /[^\x21-\x7e]/.test(value.trim()) ? [value] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(wordsIn) : [];
}
