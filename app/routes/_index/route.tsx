import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { DeclinesTable } from "#app/components/public/declines-table.tsx";
import { FunnelLead } from "#app/components/public/figures-note.tsx";
import { FunnelFigures } from "#app/components/public/funnel-figures.tsx";
import { Promises } from "#app/components/public/promises.tsx";
import { RankingExample, RankingRules } from "#app/components/public/ranking-example.tsx";
import { formatExample } from "#app/http/answers/format-example.server.ts";
import { homeOf, visitor } from "#app/http/guards.server.ts";
import { formatDecimal } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/translator.ts";
import { readPublicFigures } from "#app/services/public/read-public-figures.server.ts";
import { EntryLinks } from "./entry-links.tsx";
import { Hero } from "./hero.tsx";
import { LiveFigures } from "./live-figures.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, session } = await visitor(args);
  const figures = await readPublicFigures(ctx, actor);
  const t = translator(locale, "public");
  return {
    title: t("home.title"),
    description: t("descriptions.home"),
    home: session === null ? null : homeOf(session),
    figures,
    example: formatExample(locale),
  };
}

export default function Home() {
  const { figures, home, example } = useLoaderData<typeof loader>();
  const t = useTranslations("public");
  const { gini } = figures;
  return (
    <>
      <Hero home={home} example={example} />
      <LiveFigures figures={figures} />
      {home === null ? <EntryLinks /> : null}
      <section className="home-section" aria-labelledby="ranking">
        <h2 id="ranking">{t("ranking.title")}</h2>
        <p className="lead">{t("ranking.lead")}</p>
        <div className="split split--even">
          <div className="stack">
            <h3>{t("ranking.sumTitle", { score: example.score })}</h3>
            <RankingExample example={example} />
          </div>
          <RankingRules gini={gini === null ? null : formatDecimal(gini, 2)} />
        </div>
      </section>
      <section className="home-section" aria-labelledby="funnel">
        <h2 id="funnel">{t("funnel.title")}</h2>
        <p className="lead">
          <FunnelLead figures={figures} />
        </p>
        <FunnelFigures figures={figures} />
        <div className="split split--panel-end">
          <DeclinesTable declines={figures.declines} most={6} />
          <Promises />
        </div>
      </section>
    </>
  );
}
