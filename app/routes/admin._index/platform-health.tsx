import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { More } from "#app/components/ui/disclosure.tsx";
import { Fact, FactList, SidebarSection } from "#app/components/ui/facts.tsx";
import type { readToday } from "#app/services/moderation/read-today.server.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { withQuery } from "#app/shared/paths.ts";
import { JobsHealth } from "./jobs-health.tsx";
import { MatchingHealth } from "./matching-health.tsx";

type Today = Awaited<ReturnType<typeof readToday>>;

interface PlatformHealthProps extends Pick<Today, "jobs" | "matching" | "now"> {
  /** Null for admins who don't moderate. */
  licencesEnding: Today["licencesEnding"] | null;
}

/** Jobs, matching and licences: folded on a phone, unless one of them needs somebody. */
export function PlatformHealth({ jobs, matching, licencesEnding, now }: PlatformHealthProps) {
  const t = useTranslations("admin.today");
  const isWell =
    jobs.every(({ late, dead }) => late === 0 && dead === 0) &&
    (matching === null || matching.missing + matching.extra === 0) &&
    (licencesEnding === null || licencesEnding.ended === 0);
  return (
    <More narrow summary={t("platformShow")} open={!isWell}>
      <div className="stack-lg">
        <SidebarSection title={t("jobs")}>
          <JobsHealth jobs={jobs} />
        </SidebarSection>
        <SidebarSection title={t("matching")}>
          <MatchingHealth check={matching} now={now} />
        </SidebarSection>
        {licencesEnding === null ? null : (
          <SidebarSection
            title={t("licences")}
            action={
              <Link to={withQuery(adminPaths.institutions(), { licence: "ending" })}>{t("licencesSee")}</Link>
            }
          >
            <FactList>
              <Fact label={t("licencesEnded")} value={licencesEnding.ended} />
              <Fact label={t("licencesEnding")} value={licencesEnding.ending} />
            </FactList>
          </SidebarSection>
        )}
      </div>
    </More>
  );
}
