import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { LicenceFacts } from "#app/components/organizations/application-facts.tsx";
import { StateBadge } from "#app/components/ui/badge.tsx";
import { Clock } from "#app/components/ui/clock.tsx";
import { SidebarSection } from "#app/components/ui/facts.tsx";
import { PageHeader, Section } from "#app/components/ui/page-header.tsx";
import { Milestones } from "#app/components/ui/milestones.tsx";
import { Ago } from "#app/components/ui/when.tsx";
import { paths } from "#app/shared/paths.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";
import type { Own } from "./own.ts";

/** Shown while the licence is being compared with the register: the clock, and the possible actions. */
export function PendingApplication({ own: { verification, sent, isVerified, now } }: { own: Own }) {
  const t = useTranslations("institution.application");
  const roles = useTranslations("common.roles");
  if (!verification) return null;
  const isTaken = verification.status === "in_review";
  return (
    <>
      <PageHeader
        title={t(isVerified ? "waitingTitleChange" : "waitingTitle")}
        lead={t.rich("waitingLead", {
          number: runningNumber("case", verification.number),
          when: () => <Ago at={verification.waitingSince} now={now} />,
        })}
      >
        <StateBadge of="case" state={verification.status} />
      </PageHeader>
      <div className="split split--panel-end">
        <div className="stack-lg">
          <section className="stack" aria-label={t("steps.label")}>
            <Clock
              who={roles("platform")}
              act="verify"
              startedAt={verification.waitingSince}
              dueAt={verification.dueAt}
              now={now}
              workingDays={verification.workingDays}
            />
            <Milestones
              label={t("steps.label")}
              milestones={[
                { key: "sent", name: t("steps.sent"), state: "done" },
                { key: "review", name: t("steps.review"), state: isTaken ? "current" : "todo" },
                { key: "decided", name: t("steps.decided"), state: "todo" },
              ]}
            />
          </section>
          <Section id="sent" title={t("summary")} spaced={false}>
            <LicenceFacts values={sent ?? {}} contact />
          </Section>
        </div>
        <aside className="stack-lg" aria-label={t("meanwhile")}>
          <SidebarSection title={t("meanwhile")}>
            <ul className="mt-3 grid gap-2 small">
              <li>
                <Link to={paths.institution.team()}>{t("meanwhileTeam")}</Link>
              </li>
              {isVerified ? null : (
                <li>
                  <Link to={paths.institution.mandates()}>{t("meanwhileMandates")}</Link>
                </li>
              )}
              <li>
                <Link to={paths.ranking()}>{t("meanwhileRanking")}</Link>
              </li>
              <li>
                <Link to={paths.funnel()}>{t("meanwhileFunnel")}</Link>
              </li>
            </ul>
          </SidebarSection>
          {isVerified ? null : (
            <SidebarSection title={t("afterwards")}>
              <ul className="mt-3 grid gap-2 small">
                <li>{t("afterwardsOpportunities")}</li>
                <li>{t("afterwardsMandates")}</li>
                <li>{t("afterwardsOffers")}</li>
              </ul>
            </SidebarSection>
          )}
        </aside>
      </div>
    </>
  );
}
