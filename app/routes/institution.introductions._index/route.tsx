import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { SuspendedMark } from "#app/components/prospects/suspended-ask.tsx";
import { StateBadge } from "#app/components/ui/badge.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import { INTRODUCTION_GROUPS } from "#app/domain/introductions/lists.ts";
import { SORTS_WITHOUT_AMOUNT } from "#app/domain/list-sorts.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { matterTitle } from "#app/shared/matter-title.server.ts";
import { paths } from "#app/shared/paths.ts";
import { readQuery, sortedListQuery } from "#app/http/forms/query.ts";
import { languageOf } from "#app/i18n/bilingual.ts";
import { translator } from "#app/i18n/translator.ts";
import { listIntroductionsAsInstitution } from "#app/services/introductions/list-introductions-as-institution.server.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { AnswerClock } from "#app/components/introductions/answer-clock.tsx";
import { GroupedList } from "#app/components/ui/grouped-list.tsx";
import { useOwnSide } from "#app/components/ui/reads-only.ts";
import { columnsNamed } from "#app/components/ui/record-table.tsx";

const query = sortedListQuery(INTRODUCTION_GROUPS, SORTS_WITHOUT_AMOUNT);

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireInstitution(args);
  const { group, cursor, sort } = readQuery(args.request, query);
  const { rows, next } = await listIntroductionsAsInstitution(ctx, actor, {
    group,
    cursor,
    sort,
    language: languageOf(locale),
  });
  return {
    page: {
      next,
      rows: rows.map((row) => ({ ...row, name: matterTitle(locale, row, { kind: "introduction", ...row }) })),
    },
    group: group ?? null,
    isFirst: cursor === undefined,
    sort: sort ?? null,
    now: ctx.now(),
    title: translator(locale, "introduction")("institution.title"),
  };
}

export default function InstitutionIntroductions() {
  const { now, title, ...list } = useLoaderData<typeof loader>();
  const t = useTranslations("introduction.institution");
  const own = useOwnSide("work");
  const { column, figure } = columnsNamed(list.page.rows, t);
  return (
    <>
      <PageHeader title={title}>
        <span>{t("nobody")}</span>
      </PageHeader>
      <GroupedList
        {...list}
        lines
        caption={title}
        path={paths.institution.introductions()}
        groups={INTRODUCTION_GROUPS}
        groupsLabel={t("groups")}
        nameOf={(group) => t(group ?? "all")}
        empty={
          <EmptyState
            title={t("empty")}
            steps={[t("emptyStep1"), t("emptyStep2")]}
            actions={<LinkButton to={paths.institution.opportunities()}>{t("toOpportunities")}</LinkButton>}
          />
        }
        columns={[
          column(
            "company",
            (row) => (
              <>
                <Link className="row-link" to={paths.institution.introduction(row.id)}>
                  {row.name}
                </Link>
                <small>
                  {t(row.requestedBy === "company" ? "theyAsked" : "weAsked")} ·{" "}
                  <span className="nowrap">{runningNumber("introduction", row.number)}</span>
                </small>
              </>
            ),
            { sorts: ["title"] },
          ),
          column("mandate", (row) => (
            <span className="nowrap">{runningNumber("mandate", row.mandateNumber)}</span>
          )),
          column(
            "status",
            (row) => (
              <>
                <StateBadge of="introduction" state={row.shown} />
                {row.isSuspended ? <SuspendedMark /> : null}
              </>
            ),
            { label: "" },
          ),
          column(
            "clock",
            (row) => (
              <AnswerClock
                introduction={row}
                who={row.status === "requested" ? own : t("theCompany")}
                act={row.status === "requested" ? "answer" : "consent"}
                now={now}
              />
            ),
            { label: "", sorts: ["deadline"], absent: ({ answerBy }) => answerBy === null },
          ),
          figure("moved", (row) => <Instant at={row.statusChangedAt} />, { sorts: ["moved"] }),
        ]}
      />
    </>
  );
}
