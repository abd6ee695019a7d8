import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { usePartyName, usePartyNames } from "#app/components/deals/party-names.ts";
import { Recusals } from "#app/components/moderation/recusals.tsx";
import { StateBadge } from "#app/components/ui/badge.tsx";
import { Clock } from "#app/components/ui/clock.tsx";
import { ExactMoney } from "#app/components/ui/money.tsx";
import { Pagination, Tabs } from "#app/components/ui/navigation.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { RecordTable, columnsNamed } from "#app/components/ui/record-table.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import { disputesQuery } from "#app/domain/deals/dispute-forms.ts";
import { requireAdmin } from "#app/http/guards.server.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { withQuery } from "#app/shared/paths.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { translator } from "#app/i18n/translator.ts";
import { listDisputes } from "#app/services/deals/list-disputes.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireAdmin(args, "settle");
  const { view, cursor } = readQuery(args.request, disputesQuery);
  return {
    ...(await listDisputes(ctx, actor, { ended: view === "ended", cursor })),
    view,
    isFirst: cursor === undefined,
    title: translator(locale, "dispute")("list.title"),
  };
}

type Row = Awaited<ReturnType<typeof listDisputes>>["page"]["rows"][number];

export default function Disputes() {
  const { page, counts, view, isFirst, now, title } = useLoaderData<typeof loader>();
  const t = useTranslations("dispute.list");
  const term = useTerm();
  const to = (of: string, cursor?: string) =>
    withQuery(adminPaths.disputes(), { view: of === "open" ? undefined : of, cursor });
  const { column, figure } = columnsNamed(page.rows, t);
  return (
    <>
      <PageHeader title={title} lead={t("lead")} />
      <div className="stack">
        <Tabs
          label={t("views")}
          tabs={[
            {
              key: "open",
              to: to("open"),
              label: t("open"),
              current: view === "open",
              count: counts.admin + counts.sides,
            },
            { key: "ended", to: to("ended"), label: t("ended"), current: view === "ended" },
          ]}
        />
        {page.rows.length === 0 ? (
          <EmptyState title={t(view === "open" ? "none" : "noneEnded")}>
            {t(view === "open" ? "noneText" : "noneEndedText")}
          </EmptyState>
        ) : (
          <RecordTable
            caption={title}
            rows={page.rows}
            columns={[
              column("dispute", (row) => <Parties row={row} />),
              figure("amount", ({ disputedFen }) => <ExactMoney fen={disputedFen} />),
              column("why", ({ reasonCode }) => term("disputeReasons", reasonCode)),
              column("state", ({ status, outcome, isProposed }) => (
                <>
                  <StateBadge of="dispute" state={status} />
                  {outcome === null ? null : <small>{term("disputeOutcomes", outcome)}</small>}
                  {isProposed ? <small>{t("proposed")}</small> : null}
                </>
              )),
              {
                key: "clock",
                head: t(view === "open" ? "clock" : "at"),
                cell: (row) => <Turn row={row} now={now} />,
              },
            ]}
          />
        )}
        <Pagination isFirst={isFirst} next={page.next} to={(cursor) => to(view, cursor)} />
      </div>
    </>
  );
}

function Parties({ row }: { row: Row }) {
  const t = useTranslations("dispute.list");
  const { company, institution } = usePartyNames(row);
  const [by, against] = row.openedBy === "company" ? [company, institution] : [institution, company];
  return (
    <Link className="row-link" to={adminPaths.dispute(row.id)}>
      {t("against", { by, against })}
      <small>
        <span className="nowrap">{runningNumber("deal", row.dealNumber)}</span>
        <Recusals {...row} />
      </small>
    </Link>
  );
}

function Turn({ row, now }: { row: Row; now: Date }) {
  const t = useTranslations("dispute");
  const nameOf = usePartyName("admin", usePartyNames(row));
  if (row.turn === null) return row.endedAt === null ? null : <Instant at={row.endedAt} />;
  return (
    <Clock
      who={row.isOwnFinding ? t("anotherAdmin") : nameOf(row.turn.who)}
      act={row.turn.who === "admin" ? "decide" : "answer"}
      startedAt={row.answeredAt ?? row.openedAt}
      dueAt={row.turn.dueAt}
      now={now}
      workingDays={row.turn.workingDays}
    />
  );
}
