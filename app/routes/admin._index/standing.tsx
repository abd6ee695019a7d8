import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { StageTable } from "#app/components/dashboards/stage-table.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { DayOf } from "#app/components/ui/when.tsx";
import type { FUNNEL_STAGES } from "#app/domain/figures/public-cells.ts";
import { paths } from "#app/shared/paths.ts";

interface StandingProps {
  funnel: {
    stages: readonly { stage: (typeof FUNNEL_STAGES)[number]; prospects: number | null }[];
    drawnFen: bigint | null;
    at: Date;
  };
}

/** What stands where on the whole platform, by the figures that are published. */
export function MarketStages({ funnel: { stages, drawnFen, at } }: StandingProps) {
  const t = useTranslations("dashboard.stages");
  return (
    <Section
      id="standing"
      title={t("title")}
      note={
        <p>
          {t.rich("published", {
            when: () => <DayOf at={at} />,
            funnel: (words) => <Link to={paths.funnel()}>{words}</Link>,
          })}
        </p>
      }
      spaced={false}
    >
      <StageTable
        caption={t("title")}
        counted={t("prospects")}
        stages={stages.map(({ stage, prospects }) => ({
          key: stage,
          name: t(`platform.${stage}`),
          to: paths.funnel(),
          count: prospects,
          capitalFen: stage === "drawn" ? drawnFen : null,
          guaranteedFen: 0n,
          parts: [],
          isMoved: stage === "drawn",
        }))}
      />
    </Section>
  );
}
