import { useTranslations } from "use-intl";
import { medianText } from "#app/components/public/figures.ts";
import { Stats } from "#app/components/ui/facts.tsx";
import { sharePercent } from "#app/domain/figures/responsiveness.ts";
import { formatShare } from "#app/i18n/format.ts";

/** How an institution answers the companies that ask it; from five requests on. */
export function Answers({
  responsiveness,
}: {
  responsiveness: {
    score: number;
    asked: number;
    answered: number;
    withinGoal: number;
    medianWorkingDays: string | null;
  } | null;
}) {
  const t = useTranslations("public.institutions");
  const common = useTranslations("common.words");
  return (
    <section className="stack" aria-labelledby="answers">
      <h2 id="answers">{t("answersTitle")}</h2>
      {responsiveness === null ? (
        <p className="muted">{t("tooFew")}</p>
      ) : (
        <Stats
          stats={[
            { key: "score", label: t("responsiveness"), value: responsiveness.score },
            {
              key: "answered",
              label: t("answered"),
              value: t("answeredOf", { answered: responsiveness.answered, asked: responsiveness.asked }),
            },
            {
              key: "within",
              label: t("within"),
              value: formatShare(sharePercent(responsiveness.withinGoal, responsiveness.asked) ?? "0"),
            },
            {
              key: "median",
              label: t("median"),
              value:
                responsiveness.medianWorkingDays === null ? (
                  <small>{common("notMeasured")}</small>
                ) : (
                  t.rich("workingDaysSmall", {
                    days: medianText(responsiveness.medianWorkingDays),
                    count: Number(responsiveness.medianWorkingDays),
                    small: (words) => <small>{words}</small>,
                  })
                ),
            },
          ]}
        />
      )}
      <p className="small muted">{t("answersText")}</p>
      <p className="small muted">{t("ask")}</p>
    </section>
  );
}
