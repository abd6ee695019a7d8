import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { DeclinesTable } from "#app/components/public/declines-table.tsx";
import { FiguresNote, FunnelLead } from "#app/components/public/figures-note.tsx";
import { FunnelFigures } from "#app/components/public/funnel-figures.tsx";
import { Promises } from "#app/components/public/promises.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { PageHeader, Section } from "#app/components/ui/page-header.tsx";
import { visitor } from "#app/http/guards.server.ts";
import { paths } from "#app/shared/paths.ts";
import { translator } from "#app/i18n/translator.ts";
import { readPublicFigures } from "#app/services/public/read-public-figures.server.ts";
import { GoalsTable } from "./goals-table.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await visitor(args);
  const figures = await readPublicFigures(ctx, actor);
  const t = translator(locale, "public");
  return { title: t("funnel.title"), description: t("descriptions.funnel"), figures };
}

export default function Funnel() {
  const { figures } = useLoaderData<typeof loader>();
  const t = useTranslations("public.funnel");
  const common = useTranslations("common.actions");
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={<FunnelLead figures={figures} />}
        actions={
          <LinkButton to={paths.publicFigures()} document>
            {common("exportCsv")}
          </LinkButton>
        }
      />
      <FunnelFigures figures={figures} />
      <Section id="goals" title={t("goalsTitle")}>
        <GoalsTable figures={figures} />
      </Section>
      <Section id="declines" title={t("declinesTitle")}>
        <div className="split split--panel-end">
          <DeclinesTable declines={figures.declines} most={20} />
          <Promises />
        </div>
      </Section>
      <FiguresNote at={figures.at} />
    </>
  );
}
