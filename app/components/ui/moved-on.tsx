import { useTranslations } from "use-intl";
import { useReply } from "#app/http/reply.ts";
import { Notice } from "./notice.tsx";

/**
 * Why an act was refused whose form the page draws no more, since what it was about has moved on meanwhile, and the words
 * that were written in it. Where the page says it at a form of its own, the style sheet hides it.
 */
export function MovedOn() {
  const t = useTranslations("common.refusal");
  const { refusal, form } = useReply();
  if (!refusal) return null;
  const written = wordsIn(form?.initialValue);
  return (
    <div className="moved-on">
      <Notice tone="refusal" live>
        <p>{refusal.text}</p>
        {written.length === 0 ? null : <p className="muted">{t("unsent")}</p>}
        {written.map((words) => (
          <p key={words} className="thread__words">
            {words}
          </p>
        ))}
      </Notice>
    </div>
  );
}

/** What people write rather than pick or count: it has a blank in it, or signs beyond those of codes and figures. */
function wordsIn(value: unknown): string[] {
  if (typeof value === "string") return /[^\x21-\x7e]/.test(value.trim()) ? [value] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(wordsIn) : [];
}
