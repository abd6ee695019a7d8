import { useReply } from "#app/shared/reply.ts";
import { useLostTexts } from "./lost-texts.ts";
import { Unsent } from "./unsent.tsx";

/**
 * What somebody wrote in a form that is gone, since what the page is about has moved on meanwhile. Where it was sent, this is
 * the answer to it: why it was refused. Where a form of the page says that, the style sheet hides it.
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

/** What people write rather than pick or count: it has a blank in it, or signs beyond those of codes and figures. */
function wordsIn(value: unknown): string[] {
  if (typeof value === "string") return /[^\x21-\x7e]/.test(value.trim()) ? [value] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(wordsIn) : [];
}
