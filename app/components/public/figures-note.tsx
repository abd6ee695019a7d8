import { Link } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { paths } from "#app/shared/paths.ts";
import { formatCount, formatDay, formatInstant } from "#app/i18n/format.ts";
import { shanghaiDay } from "#app/i18n/shanghai.ts";
import type { ShownFigures } from "./figures.ts";

/** When the figures were counted, and a link to the file. */
export function FiguresNote({ at }: { at: Date }) {
  const locale = useLocale();
  const t = useTranslations("public.stats");
  return (
    <p className="note-line">
      {t.rich("asOf", {
        at: formatInstant(locale, at),
        when: (words) => <time dateTime={at.toISOString()}>{words}</time>,
        csv: (words) => (
          <Link to={paths.publicFigures()} reloadDocument>
            {words}
          </Link>
        ),
      })}
    </p>
  );
}

/** The sentence above the funnel. */
export function FunnelLead({ figures }: { figures: Pick<ShownFigures, "funnel" | "since"> }) {
  const locale = useLocale();
  const t = useTranslations("public.funnel");
  const countOf = (stage: string) => figures.funnel.find((row) => row.stage === stage)?.prospects ?? null;
  const [posted, drawn] = [countOf("posted"), countOf("drawn")];
  return (
    <>
      {t("lead", {
        postedText: posted === null ? "few" : formatCount(posted),
        since: formatDay(locale, shanghaiDay(figures.since)),
        drawnText: drawn === null ? "few" : formatCount(drawn),
      })}
    </>
  );
}
