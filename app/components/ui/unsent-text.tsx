import { useTranslations } from "use-intl";
import { Notice } from "./notice.tsx";

/** Text of a form that is gone, for copying. `why` it was refused, if it was. */
export function UnsentText({ why, words }: { why?: string | undefined; words: readonly string[] }) {
  const t = useTranslations("common.refusal");
  return (
    <div className="unsent">
      <Notice tone="refusal" live>
        <p>{why ?? t("formGone")}</p>
        {words.length === 0 ? null : <p className="muted">{t("unsent")}</p>}
        {words.map((text) => (
          <p key={text} className="thread__words">
            {text}
          </p>
        ))}
      </Notice>
    </div>
  );
}
