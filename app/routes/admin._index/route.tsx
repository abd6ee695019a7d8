import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { ChangesSince } from "#app/components/dashboards/changes-since.tsx";
import { LeavingNotices } from "#app/components/deletion/leaving-notices.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Fact, FactList, SidebarSection } from "#app/components/ui/facts.tsx";
import { Stat, Stats } from "#app/components/ui/stats.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { requireAdmin } from "#app/http/guards.server.ts";
import { formatNews } from "#app/http/answers/changes.server.ts";
import { leavingOf } from "#app/http/answers/leaving.server.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { withQuery } from "#app/shared/paths.ts";
import { recoveryPaths } from "#app/shared/recovery-paths.ts";
import { translator } from "#app/i18n/translator.ts";
import { readPublicFigures } from "#app/services/public/read-public-figures.server.ts";
import { readToday } from "#app/services/moderation/read-today.server.ts";
import { FeesToday } from "./fees-today.tsx";
import { PlatformHealth } from "./platform-health.tsx";
import { MarketStages } from "./standing.tsx";
import { AdminSteps } from "./steps.tsx";
import { AdminTasks } from "./tasks.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, session } = await requireAdmin(args);
  const leaving = leavingOf(session, locale);
  const { changes, ...today } = await readToday(ctx, actor);
  return {
    today,
    changes: formatNews(locale, changes, today.now),
    funnel: funnelOf(await readPublicFigures(ctx, actor)),
    leaving,
    title: translator(locale, "admin")("today.title"),
  };
}

/** The published figures of twelve months, of which the whole platform's stages are known. */
function funnelOf({ funnel, money, at }: Awaited<ReturnType<typeof readPublicFigures>>) {
  return {
    stages: funnel.map(({ stage, prospects }) => ({ stage, prospects })),
    drawnFen: money?.fen ?? null,
    at,
  };
}

export default function TodayPage() {
  const { today, changes, funnel, leaving } = useLoaderData<typeof loader>();
  const t = useTranslations("admin.today");
  const {
    counts,
    disputes,
    billing,
    suspensions,
    recoveries,
    proposals,
    tasks,
    hasMore,
    firstSteps,
    licencesEnding,
    jobs,
    matching,
    withoutAdmin,
    now,
  } = today;
  const [moderates, settles, secures] = (["moderate", "settle", "secure"] as const).map((need) =>
    today.may.includes(need),
  );
  const queue = (query: Record<string, string>) => withQuery(adminPaths.queue(), query);
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={
          moderates ? (
            <LinkButton to={adminPaths.queue()} tone="primary">
              {t("nearestAll", { count: counts.us })}
            </LinkButton>
          ) : null
        }
      />
      <LeavingNotices leaving={leaving} />
      {withoutAdmin === 0 ? null : (
        <Notice tone="due">
          <p>{t("withoutAdmin", { count: withoutAdmin })}</p>
        </Notice>
      )}
      {moderates ? (
        <Stats>
          <Stat
            label={<Link to={adminPaths.queue()}>{t("waiting")}</Link>}
            value={counts.us}
            note={<Link to={queue({ view: "them" })}>{t("themNote", { count: counts.them })}</Link>}
          />
          <Stat
            label={<Link to={queue({ overdue: "yes" })}>{t("overdue")}</Link>}
            value={counts.overdue}
            note={t("overdueNote")}
            missed={counts.overdue > 0}
          />
          <Stat label={<Link to={queue({ held: "mine" })}>{t("mine")}</Link>} value={counts.mine} />
          <Stat label={<Link to={queue({ held: "nobody" })}>{t("nobody")}</Link>} value={counts.nobody} />
        </Stats>
      ) : null}
      <div className="split split--rail-end home-section">
        <div className="stack-lg">
          <AdminSteps steps={firstSteps} />
          <AdminTasks tasks={tasks} hasMore={hasMore} now={now} />
          <ChangesSince changes={changes} now={now} />
          <MarketStages funnel={funnel} />
        </div>
        <aside className="stack-lg" aria-label={t("jobs")}>
          {settles ? (
            <SidebarSection
              title={t("disputes")}
              action={<Link to={adminPaths.disputes()}>{t("disputesSee")}</Link>}
            >
              <FactList>
                <Fact label={t("disputesAdmin")} value={disputes.admin} />
                <Fact label={t("disputesSides")} value={disputes.sides} />
              </FactList>
            </SidebarSection>
          ) : null}
          {settles ? <FeesToday billing={billing} /> : null}
          {!moderates || suspensions.unconfirmed + suspensions.alone === 0 ? null : (
            <SidebarSection
              title={t("suspensions")}
              action={
                <>
                  <Link to={withQuery(adminPaths.institutions(), { status: "suspended" })}>
                    {t("suspensionsSee")}
                  </Link>
                  <Link to={withQuery(adminPaths.prospects(), { status: "suspended" })}>
                    {t("suspendedAsksSee")}
                  </Link>
                </>
              }
            >
              <FactList>
                <Fact label={t("suspensionsOpen")} value={suspensions.unconfirmed} />
                <Fact label={t("suspensionsAlone")} value={suspensions.alone} />
              </FactList>
            </SidebarSection>
          )}
          {secures ? (
            <SidebarSection title={t("accounts")}>
              <FactList>
                <Fact
                  label={<Link to={recoveryPaths.ofAdmins()}>{t("recoveries")}</Link>}
                  value={recoveries}
                />
                <Fact label={<Link to={adminPaths.team()}>{t("proposals")}</Link>} value={proposals} />
              </FactList>
            </SidebarSection>
          ) : null}
          <PlatformHealth
            jobs={jobs}
            matching={matching}
            licencesEnding={moderates ? licencesEnding : null}
            now={now}
          />
        </aside>
      </div>
    </>
  );
}
