import { useTranslations } from "use-intl";
import { StageTable } from "#app/components/dashboards/stage-table.tsx";
import { Money } from "#app/components/ui/money.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { Stat, Stats } from "#app/components/ui/stats.tsx";
import { paths, withQuery } from "#app/shared/paths.ts";
import type { readInstitutionDashboard } from "#app/services/organizations/read-institution-dashboard.server.ts";

type Dashboard = Pick<
  Awaited<ReturnType<typeof readInstitutionDashboard>>,
  "stages" | "confirmedFen" | "heldCount" | "sums" | "commitments" | "words"
>;

/** What stands at which stage of the board, and what is left to lend. */
export function PipelineStages({
  dashboard: { stages, confirmedFen, heldCount, sums, commitments, words: of },
}: {
  dashboard: Dashboard;
}) {
  const t = useTranslations("institution.dashboard");
  const words = useTranslations("dashboard.stages");
  const use = useTranslations("dashboard.use");
  return (
    <Section id="standing" title={words("title")} note={words("noteBoard", { of })} spaced={false}>
      <div className="stack-lg">
        <Stats>
          <Stat
            label={use("left", { of })}
            value={<Money sum fen={sums.leftFen} />}
            note={t.rich("ofBudget", { amount: () => <Money sum fen={sums.budgetFen} /> })}
          />
          <Stat
            label={t("introductions")}
            value={sums.openIntroductions}
            note={t("ofCap", { cap: sums.introductionCap })}
          />
          {commitments.includes("capital") ? (
            <Stat
              label={t("drawn")}
              value={<Money sum fen={sums.drawnFen} moved={sums.drawnFen > 0n} />}
              note={t("drawnNote")}
            />
          ) : null}
          {commitments.includes("guarantee") ? (
            <Stat
              label={use("inForce")}
              value={<Money sum fen={sums.inForceFen} />}
              note={use("inForceNote")}
            />
          ) : null}
        </Stats>
        <StageTable
          caption={words("title")}
          counted={words("matters")}
          stages={stages.map((stage) => ({
            ...stage,
            name: words(`institution.${stage.key}`, { of }),
            to: withQuery(paths.institution.pipeline(), { stage: stage.key }),
            ...(stage.key === "drawing" && stage.capitalFen !== null ? { confirmedFen } : {}),
            ...(stage.key === "offered" ? { heldCount } : {}),
          }))}
        />
      </div>
    </Section>
  );
}
