import { useTranslations } from "use-intl";
import { StageTable } from "#app/components/dashboards/stage-table.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import type { CompanyStage } from "#app/domain/prospects/stage-of.ts";
import type { CurrentProspect } from "#app/services/prospects/read-company-dashboard.server.ts";
import { paths } from "#app/shared/paths.ts";

const lists: Readonly<Record<CompanyStage, string>> = {
  asked: paths.company.introductions(),
  applied: paths.company.applications(),
  offered: paths.company.offers(),
  agreed: paths.company.deals(),
  drawn: paths.company.deals(),
};

/** How many institutions stand at which stage, and for how much. */
export function ProspectStages({ current: { stages, met } }: { current: CurrentProspect }) {
  const t = useTranslations("dashboard.stages");
  if (met.length === 0) return null;
  return (
    <Section id="standing" title={t("title")} note={t("note")} spaced={false}>
      <StageTable
        caption={t("title")}
        counted={t("institutions")}
        stages={stages.map((stage) => ({
          ...stage,
          name: t(`company.${stage.key}`),
          to: lists[stage.key],
          isMoved: stage.key === "drawn",
        }))}
      />
    </Section>
  );
}
