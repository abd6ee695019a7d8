import { useTranslations } from "use-intl";
import { medianText, wholePercentText } from "#app/components/public/figures.ts";
import { Stat, Stats } from "#app/components/ui/stats.tsx";
import type { readPublicInstitution } from "#app/services/public/read-public-institution.server.ts";

type Institution = Awaited<ReturnType<typeof readPublicInstitution>>;

/** An institution's responsiveness to companies; in steps of five percent, from five companies on. */
export function Answers({ responsiveness }: Pick<Institution, "responsiveness">) {
  const t = useTranslations("public.institutions");
  const common = useTranslations("common.words");
  return (
    <section className="stack" aria-labelledby="answers">
      <h2 id="answers">{t("answersTitle")}</h2>
      {responsiveness === null ? (
        <p className="muted">{t("tooFew")}</p>
      ) : (
        <Stats>
          <Stat label={t("responsiveness")} value={responsiveness.score} />
          <Stat label={t("answered")} value={wholePercentText(responsiveness.answeredPercent)} />
          <Stat label={t("within")} value={wholePercentText(responsiveness.withinPercent)} />
          <Stat
            label={t("median")}
            value={
              responsiveness.median === null ? (
                <small>{common("notMeasured")}</small>
              ) : (
                t.rich("workingDaysSmall", {
                  days: medianText(responsiveness.median),
                  count: Number(responsiveness.median),
                  small: (words) => <small>{words}</small>,
                })
              )
            }
          />
        </Stats>
      )}
      <p className="small muted">{t("answersText")}</p>
      <p className="small muted">{t("ask")}</p>
    </section>
  );
}
