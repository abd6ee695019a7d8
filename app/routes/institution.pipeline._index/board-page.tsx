import { useTranslations } from "use-intl";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Tabs } from "#app/components/ui/navigation.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { FormErrors } from "#app/components/ui/refusal.tsx";
import { errorsOfReply } from "#app/components/ui/reply-form.ts";
import { paths, withQuery } from "#app/shared/paths.ts";
import { useReply } from "#app/shared/reply.ts";
import type { Board } from "./shapes.ts";
import { BoardColumns } from "./board-columns.tsx";
import { AssignForm } from "./assign-form.tsx";
import { BoardFilters } from "./board-filters.tsx";

/** Current business in columns from first request to money; or one column in full. */
export function BoardPage({ title, board }: { title: string; board: Board }) {
  const t = useTranslations("pipeline");
  const { sums, query } = board;
  // The figures of one column are in its head.
  const isWhole = query.stage === undefined;
  const move = useReply("move");
  const labels = { move: t("move"), subjectId: t("subject") };
  return (
    <>
      <FormErrors errors={errorsOfReply(move.form, labels)} refusal={move.refusal} />
      <PageHeader
        title={title}
        actions={
          <>
            <LinkButton
              to={withQuery(paths.institution.pipelineCsv(), {
                ...query,
                after: undefined,
                filters: undefined,
              })}
              tone="quiet"
              document
            >
              {t("export")}
            </LinkButton>
            <LinkButton to={paths.institution.opportunities()}>{t("findOpportunities")}</LinkButton>
          </>
        }
      >
        {isWhole ? <span>{t("waiting", { count: sums.waiting })}</span> : null}
        {isWhole ? <span>{t("overdue", { count: sums.overdue })}</span> : null}
      </PageHeader>
      <div className="stack">
        <Tabs
          label={t("views")}
          tabs={[
            {
              key: "board",
              to: paths.institution.pipeline(),
              label: t("board"),
              ...(isWhole && { count: sums.all }),
              current: isWhole,
            },
            { key: "deals", to: paths.institution.deals(), label: t("deals") },
            { key: "applications", to: paths.institution.applications(), label: t("applications") },
          ]}
        />
        <BoardFilters board={board} />
        {sums.all === 0 ? (
          <EmptyState
            title={t("empty")}
            steps={[t("emptyStep")]}
            actions={<LinkButton to={paths.institution.opportunities()}>{t("findOpportunities")}</LinkButton>}
          />
        ) : (
          <>
            <h2 className="visually-hidden">{t("board")}</h2>
            <BoardColumns board={board} />
            <AssignForm people={board.people} />
          </>
        )}
      </div>
    </>
  );
}
