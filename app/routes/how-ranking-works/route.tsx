import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { ModelInForce } from "#app/components/public/model-in-force.tsx";
import { RankingExample, RankingRules } from "#app/components/public/ranking-example.tsx";
import { PageHeader, Section } from "#app/components/ui/page-header.tsx";
import { formatExample } from "#app/http/answers/format-example.server.ts";
import { visitor } from "#app/http/guards.server.ts";
import { formatDecimal } from "#app/i18n/format.ts";
import { dayOf } from "#app/lib/days.ts";
import { translator } from "#app/i18n/translator.ts";
import { readRanking } from "#app/services/public/read-ranking.server.ts";
import { readPublicFigures } from "#app/services/public/read-public-figures.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await visitor(args);
  const { gini } = await readPublicFigures(ctx, actor);
  const { trainedAt, ...model } = await readRanking(ctx, actor);
  const t = translator(locale, "public");
  return {
    title: t("ranking.title"),
    description: t("descriptions.ranking"),
    gini,
    example: formatExample(locale),
    model: { ...model, learnedOn: trainedAt === null ? null : dayOf(trainedAt) },
  };
}

const criteria = [
  "instrument",
  "sector",
  "district",
  "stage",
  "security",
  "amount",
  "term",
  "revenue",
  "age",
  "recognition",
] as const;

export default function HowRankingWorks() {
  const { gini, example, model } = useLoaderData<typeof loader>();
  const t = useTranslations("public.ranking");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <div className="split split--even">
        <section className="stack" aria-labelledby="sum">
          <h2 id="sum">{t("sumTitle", { score: example.score })}</h2>
          <RankingExample example={example} />
        </section>
        <section className="stack" aria-labelledby="criteria">
          <h2 id="criteria">{t("criteriaTitle")}</h2>
          <p>{t("criteriaText")}</p>
          <ul className="plain-list plain-list--columns">
            {criteria.map((criterion) => (
              <li key={criterion}>{t(`criteria.${criterion}`)}</li>
            ))}
          </ul>
        </section>
      </div>
      <Section id="weights" title={t("weightsTitle")}>
        <ModelInForce model={model} />
      </Section>
      <Section id="rules" title={t("rulesTitle")}>
        <RankingRules gini={gini === null ? null : formatDecimal(gini, 2)} />
      </Section>
      <Section id="order" title={t("orderTitle")}>
        <div className="split split--even">
          <p className="prose">{t("orderText")}</p>
          <div className="pairs">
            <div>
              <h3>{t("nearTitle")}</h3>
              <p className="small muted">{t("nearText")}</p>
            </div>
            <div>
              <h3>{t("notTitle")}</h3>
              <p className="small muted">{t("notText")}</p>
            </div>
          </div>
        </div>
      </Section>
    </>
  );
}
