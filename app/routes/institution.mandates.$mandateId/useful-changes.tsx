import { useTranslations } from "use-intl";
import { useMandateEditFormatter } from "#app/components/matching/edit-formatter.ts";
import type { ShownPreview } from "./shapes.ts";

/** The changes of one criterion that let most prospects more fit. */
export function UsefulChanges({ changes }: Pick<ShownPreview, "changes">) {
  const t = useTranslations("mandate.preview");
  const words = useMandateEditFormatter("changes");
  return (
    <section>
      <h2 className="rail__title">{t("changes")}</h2>
      <ul className="stack small">
        {changes.map(({ edit, gain }) => (
          <li className="change change--stack" key={edit.field}>
            <b>{words(edit)}</b>
            <span>{t("gain", { count: gain })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
