import { useTranslations } from "use-intl";
import { medianText } from "#app/components/public/figures.ts";
import { Stat, Stats } from "#app/components/ui/stats.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import type { MeasuredDrawdowns } from "#app/domain/figures/measured.ts";
import { FEWEST_PUBLISHED } from "#app/domain/figures/responsiveness.ts";

/** The institution's time to payment; from five deals a year on. */
export function Drawdowns({ drawdowns: { deals, medianWorkingDays } }: { drawdowns: MeasuredDrawdowns }) {
  const t = useTranslations("public.institutions");
  return (
    <Section id="drawdowns" title={t("drawdownsTitle")}>
      {medianWorkingDays === null ? (
        <p className="muted">{t("drawdownsFew", { least: FEWEST_PUBLISHED })}</p>
      ) : (
        <Stats>
          <Stat
            label={t("drawdowns")}
            value={t.rich("workingDaysSmall", {
              days: medianText(String(medianWorkingDays)),
              count: medianWorkingDays,
              small: (words) => <small>{words}</small>,
            })}
            note={t("drawdownsOf", { deals })}
          />
        </Stats>
      )}
      <p className="note-line">{t("drawdownsText")}</p>
    </Section>
  );
}
