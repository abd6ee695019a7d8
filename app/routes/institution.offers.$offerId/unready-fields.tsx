import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { useReaderNote } from "#app/components/ui/reads-only.ts";
import { BUILDER_STEPS, stepOfField } from "#app/domain/offers/form/builder-steps.ts";
import { paths } from "#app/shared/paths.ts";
import type { BuilderLabels } from "./builder-labels.ts";
import type { OfferPage } from "./offer-page.ts";

interface UnreadyFieldsProps {
  page: OfferPage;
  labels: BuilderLabels;
}

/** The fields that keep a sheet from being whole, by step, each step a link to where they are written. */
export function UnreadyFields({ page: { offer, form }, labels }: UnreadyFieldsProps) {
  const t = useTranslations("offer.confirm");
  const names = useTranslations("offer.writing.steps.names");
  const comma = useTranslations("common.words")("comma");
  const isReader = useReaderNote() !== null;
  const steps = BUILDER_STEPS.map((step) => ({
    step,
    fields: [...new Set(form.unready.filter((name) => stepOfField(name) === step).map(labelOf))],
  })).filter(({ fields }) => fields.length > 0);

  function labelOf(name: string): string {
    return labels[name] ?? labels[name.split(/[.[]/u)[0] ?? ""] ?? name;
  }
  return (
    <div className="stack">
      <p className="small">{t("notWhole")}</p>
      <ul className="review__follows small">
        {steps.map(({ step, fields }) => (
          <li key={step}>
            {isReader ? (
              names(step)
            ) : (
              <Link to={`${paths.institution.offer(offer.id)}?view=write&step=${step}`}>{names(step)}</Link>
            )}
            {t("unready", { fields: fields.join(comma) })}
          </li>
        ))}
      </ul>
    </div>
  );
}
