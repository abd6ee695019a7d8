import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import type { ApplicationStatus } from "#app/domain/applications/lifecycle.ts";
import { APPLICATION_GROUPS, type ApplicationGroup } from "#app/domain/applications/lists.ts";
import { SuspendedMark } from "#app/components/prospects/suspended-ask.tsx";
import { StateBadge } from "#app/components/ui/badge.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { type GroupedListProps, GroupedList } from "#app/components/ui/grouped-list.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { columnsNamed } from "#app/components/ui/record-table.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import { ApplicationClock, type RunningApplication } from "./application-clock.tsx";

export interface ListedApplication extends RunningApplication {
  id: string;
  number: bigint;
  status: ApplicationStatus;
  statusChangedAt: Date;
  isSuspended: boolean;
}

interface ApplicationsPageProps<Row extends ListedApplication> extends Pick<
  GroupedListProps<Row, ApplicationGroup>,
  "page" | "group" | "isFirst" | "path" | "sort"
> {
  viewer: "company" | "institution";
  title: string;
  now: Date;
  introductions: string;
  nameOf: (row: Row) => string;
  /** The note under its number. */
  noteOf: (row: Row) => string | null;
  pathOf: (applicationId: string) => string;
}

/** One side's applications by group, paginated. */
export function ApplicationsPage<Row extends ListedApplication>({
  viewer,
  title,
  now,
  introductions,
  nameOf,
  noteOf,
  pathOf,
  ...list
}: ApplicationsPageProps<Row>) {
  const t = useTranslations("application.list");
  const { column, figure } = columnsNamed(list.page.rows, t);
  return (
    <>
      <PageHeader title={title} lead={t(viewer === "company" ? "companyLead" : "institutionLead")} />
      <GroupedList
        {...list}
        lines
        caption={title}
        groups={APPLICATION_GROUPS}
        groupsLabel={t("groups")}
        nameOf={(group) => t(group === null ? "all" : `${viewer}.${group}`)}
        empty={
          <EmptyState
            title={t("empty")}
            steps={[t(viewer === "company" ? "emptyCompany" : "emptyInstitution")]}
            actions={<LinkButton to={introductions}>{t("toIntroductions")}</LinkButton>}
          />
        }
        columns={[
          column(
            "who",
            (row) => (
              <>
                <Link className="row-link" to={pathOf(row.id)}>
                  {nameOf(row)}
                </Link>
                <small className="nowrap">{runningNumber("application", row.number)}</small>
              </>
            ),
            { sorts: ["title"] },
          ),
          column(
            "state",
            (row) => (
              <>
                <StateBadge of="application" state={row.status} />
                {noteOf(row) === null ? null : <small>{noteOf(row)}</small>}
                {row.isSuspended ? <SuspendedMark /> : null}
              </>
            ),
            { label: "" },
          ),
          column(
            "clock",
            (row) => <ApplicationClock application={row} viewer={viewer} other={nameOf(row)} now={now} />,
            {
              label: "",
              sorts: ["deadline"],
              absent: ({ waitsOn, dueAt }) => waitsOn === null || dueAt === null,
            },
          ),
          figure("moved", (row) => <Instant at={row.statusChangedAt} />, { sorts: ["moved"] }),
        ]}
      />
    </>
  );
}
