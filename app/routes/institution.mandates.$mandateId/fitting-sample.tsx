import { Link } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { BilingualText } from "#app/components/matching/bilingual-text.tsx";
import { paths } from "#app/shared/paths.ts";
import { formatMonthsRange } from "#app/i18n/format.ts";
import { formatSought } from "#app/i18n/sought.ts";
import type { EditedMandate, ShownPreview } from "./shapes.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";

/** The best of the prospects that fit. */
export function FittingSample({ preview, mandate }: { preview: ShownPreview; mandate: EditedMandate }) {
  const t = useTranslations("mandate.preview");
  const common = useTranslations("common.words");
  const locale = useLocale();
  const isListed = mandate.status === "active" && !mandate.hasDraft;
  return (
    <section>
      <h2 className="rail__title">
        {t("sample")}{" "}
        {isListed && preview.fits > 0 ? (
          <Link to={paths.institution.opportunities(mandate.id)}>{t("all")}</Link>
        ) : null}
      </h2>
      <p className="small muted">{t(preview.sample.length === 0 ? "none" : "sampleNote")}</p>
      <ol className="sample">
        {preview.sample.map(({ score, prospect }) => (
          <li key={prospect.id}>
            <b>{score}</b>
            <Link
              to={paths.institution.opportunity(
                prospect.id,
                mandate.version === null ? undefined : mandate.id,
              )}
            >
              <BilingualText
                zh={prospect.headlineZh}
                en={prospect.headlineEn}
                none={runningNumber("prospect", prospect.number)}
              />
            </Link>
            <span>
              {[
                formatSought(locale, common, prospect.shown.askFen),
                ...(prospect.termMonthsMin === null && prospect.termMonthsMax === null
                  ? []
                  : [formatMonthsRange(locale, prospect.termMonthsMin, prospect.termMonthsMax)]),
              ].join(" · ")}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
