import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { paths } from "#app/shared/paths.ts";
import type { CurrentProspect } from "#app/services/prospects/read-company-dashboard.server.ts";
import { DraftProgress } from "./draft-progress.tsx";
import { EveryInstitution } from "./every-institution.tsx";
import { MoneySection } from "./money-section.tsx";
import { TaskList } from "./task-list.tsx";
import { TeaserSidebar } from "./teaser-sidebar.tsx";

/** Progress to money, open tasks, each institution, and the teaser's statistics. */
export function CurrentProspectView({ current, now }: { current: CurrentProspect; now: Date }) {
  const t = useTranslations("company.home");
  const { met, prospect } = current;
  const isUnpublished = prospect.publishedAt === null;
  return (
    <>
      {isUnpublished ? <DraftProgress current={current} now={now} /> : <MoneySection current={current} />}
      <div className="split split--rail-end home-section">
        <div className="stack-lg">
          <TaskList current={current} now={now} />
          <Section
            id="all"
            title={t("everyInstitution")}
            note={
              met.length > 0 ? (
                <p>
                  <Link to={paths.company.institutionsCsv()} reloadDocument>
                    {t("exportCsv")}
                  </Link>
                </p>
              ) : undefined
            }
            spaced={false}
          >
            {met.length === 0 ? (
              <EmptyState title={t("nobodyYet")}>
                {t(isUnpublished ? "nobodyYetDraft" : "nobodyYetText")}
              </EmptyState>
            ) : (
              <EveryInstitution met={met} now={now} />
            )}
          </Section>
        </div>
        <TeaserSidebar current={current} />
      </div>
    </>
  );
}
