import { useLocale, useTranslations } from "use-intl";
import type { RankingQuality } from "#app/domain/matching/learned/learn.ts";
import type { ReasonKind } from "#app/domain/matching/ranking/reason.ts";
import { formatDay, formatShare } from "#app/i18n/format.ts";
import type { Day } from "#app/lib/days.ts";

interface ModelInForceProps {
  model: {
    version: string;
    /** Null for the initial model. */
    learnedOn: Day | null;
    events: number;
    weights: readonly { kind: ReasonKind; share: number }[];
    quality: RankingQuality | null;
  };
}

/** The weights of a model, strongest first, its origin and its measured quality. */
export function ModelInForce({ model }: ModelInForceProps) {
  const t = useTranslations("public.ranking");
  const locale = useLocale();
  const { version, learnedOn, events, weights, quality } = model;
  const share = (part: number) => formatShare((part * 100).toFixed(1));
  return (
    <div className="stack">
      <p className="prose">{t("weightsText")}</p>
      <ol className="plain-list plain-list--columns">
        {weights.map((weight) => (
          <li key={weight.kind}>
            {t(`kinds.${weight.kind}`)}{" "}
            <span className="small muted">{t("weight", { share: share(weight.share) })}</span>
          </li>
        ))}
      </ol>
      <h3>{t("modelTitle")}</h3>
      <p className="prose">
        {learnedOn === null
          ? t("modelLaunch", { version })
          : t("modelLearned", { version, date: formatDay(locale, learnedOn), events })}
      </p>
      <p className="small muted">
        {quality === null
          ? t("qualityNone")
          : t("quality", {
              events: quality.events,
              institutions: quality.institutions,
              hit1: share(quality.hit1),
              hit10: share(quality.hit10),
              popular1: share(quality.popularity.hit1),
              popular10: share(quality.popularity.hit10),
            })}
      </p>
    </div>
  );
}
