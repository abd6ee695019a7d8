import { useTranslations } from "use-intl";
import type { LostField } from "./lost-fields.ts";
import { Notice } from "./notice.tsx";

interface UnsentTextProps {
  /** Why it was refused, if it was. */
  why?: string | undefined;
  /** What was typed and chosen; without script only the texts are known, and not their labels. */
  fields: readonly (Pick<LostField, "text"> & Partial<LostField>)[];
}

/** What was typed in a form that is gone, for copying. */
export function UnsentText({ why, fields }: UnsentTextProps) {
  const t = useTranslations("common.refusal");
  return (
    <div className="unsent">
      <Notice tone="refusal" live>
        <p>{why ?? t("formGone")}</p>
        {fields.length === 0 ? null : <p className="muted">{t("unsent")}</p>}
        {fields.map(({ label, text }) => (
          <p key={`${label} ${text}`} className="thread__words">
            {label === undefined ? null : <small className="muted">{label} </small>}
            {text}
          </p>
        ))}
      </Notice>
    </div>
  );
}
