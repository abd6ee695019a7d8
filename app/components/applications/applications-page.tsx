import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import type { ApplicationStatus } from "#app/domain/applications/lifecycle.ts";
import { APPLICATION_GROUPS, type ApplicationGroup } from "#app/domain/applications/lists.ts";
import { withQuery } from "#app/shared/paths.ts";
import { StateBadge } from "#app/components/ui/badge.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Pagination, Tabs } from "#app/components/ui/navigation.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { RecordTable } from "#app/components/ui/table.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import { ApplicationClock, type RunningApplication } from "./application-clock.tsx";

export interface ListedApplication extends RunningApplication {
  id: string;
  number: bigint;
  status: ApplicationStatus;
  statusChangedAt: Date;
}

/** One side's applications by group, paginated. */
export function ApplicationsPage<Row extends ListedApplication>({
  viewer,
  title,
  page,
  group,
  isFirst,
  now,
  path,
  introductions,
  nameOf,
  noteOf,
  pathOf,
}: {
  viewer: "company" | "institution";
  title: string;
  page: { rows: readonly Row[]; next: string | null };
  group: ApplicationGroup | null;
  isFirst: boolean;
  now: Date;
  path: string;
  introductions: string;
  nameOf: (row: Row) => string;
  /** The note under its number. */
  noteOf: (row: Row) => string | null;
  pathOf: (applicationId: string) => string;
}) {
  const t = useTranslations("application.list");
  const to = (of: string | null, cursor?: string) => withQuery(path, { group: of ?? undefined, cursor });
  return (
    <>
      <PageHeader title={title} lead={t(viewer === "company" ? "companyLead" : "institutionLead")} />
      <Tabs
        label={t("groups")}
        tabs={[
          { key: "all", to: to(null), label: t("all"), current: group === null },
          ...APPLICATION_GROUPS.map((one) => ({
            key: one,
            to: to(one),
            label: t(`${viewer}.${one}`),
            current: group === one,
          })),
        ]}
      />
      {page.rows.length === 0 ? (
        <EmptyState
          title={t("empty")}
          steps={[t(viewer === "company" ? "emptyCompany" : "emptyInstitution")]}
          actions={<LinkButton to={introductions}>{t("toIntroductions")}</LinkButton>}
        />
      ) : (
        <RecordTable
          caption={title}
          rows={page.rows}
          columns={[
            {
              key: "who",
              head: t("who"),
              cell: (row) => (
                <>
                  <Link className="row-link" to={pathOf(row.id)}>
                    {nameOf(row)}
                  </Link>
                  <small className="nowrap">{runningNumber("application", row.number)}</small>
                </>
              ),
            },
            {
              key: "state",
              head: t("state"),
              cell: (row) => (
                <>
                  <StateBadge of="application" state={row.status} />
                  {noteOf(row) === null ? null : <small>{noteOf(row)}</small>}
                </>
              ),
            },
            {
              key: "clock",
              head: t("clock"),
              cell: (row) =>
                row.waitsOn === null || row.dueAt === null ? (
                  <span className="muted">
                    {t.rich("since", { when: () => <Instant at={row.statusChangedAt} /> })}
                  </span>
                ) : (
                  <ApplicationClock application={row} viewer={viewer} other={nameOf(row)} now={now} />
                ),
            },
          ]}
        />
      )}
      <Pagination
        previous={isFirst ? null : to(group)}
        next={page.next === null ? null : to(group, page.next)}
      />
    </>
  );
}
