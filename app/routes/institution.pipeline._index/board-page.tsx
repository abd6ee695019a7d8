import { Link, useSubmit } from "@remix-run/react";
import type { FormEvent } from "react";
import { useTranslations } from "use-intl";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Money } from "#app/components/ui/money.tsx";
import { Tabs } from "#app/components/ui/navigation.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { usePlainLinks } from "#app/components/ui/plain-links.ts";
import { FormErrors } from "#app/components/ui/refusal.tsx";
import { errorsOfReply } from "#app/components/ui/reply-form.ts";
import type { BoardQuery } from "#app/domain/pipeline/forms.ts";
import { paths, withQuery } from "#app/shared/paths.ts";
import { useReply } from "#app/shared/reply.ts";
import type { Board, Column } from "./board.ts";
import { AssignForm } from "./assign-form.tsx";
import { BoardCard } from "./board-card.tsx";
import { BoardFilters } from "./board-filters.tsx";
import { useBoardKeys } from "./board-keys.ts";
import { type CardFormatters, useCardFormatters } from "./card-formatters.ts";

/** Current business in columns from first request to money; or one column in full. */
export function BoardPage({ title, board }: { title: string; board: Board }) {
  const t = useTranslations("pipeline");
  const { columns, sums, query } = board;
  const move = useReply("move");
  const keys = useBoardKeys();
  const goTo = usePlainLinks();
  const submits = usePlainForms();
  const words = useCardFormatters();
  const labels = { move: t("move"), subjectId: t("subject") };
  return (
    <>
      <FormErrors errors={errorsOfReply(move.form, labels)} refusal={move.refusal} />
      <PageHeader
        title={title}
        actions={
          <>
            <LinkButton
              to={withQuery(paths.institution.pipelineCsv(), { ...query, after: undefined })}
              tone="quiet"
              document
            >
              {t("export")}
            </LinkButton>
            <LinkButton to={paths.institution.opportunities()}>{t("findOpportunities")}</LinkButton>
          </>
        }
      >
        <span>{t("waiting", { count: sums.waiting })}</span>
        <span>{t("overdue", { count: sums.overdue })}</span>
      </PageHeader>
      <div className="stack">
        <Tabs
          label={t("views")}
          tabs={[
            {
              key: "board",
              to: paths.institution.pipeline(),
              label: t("board"),
              count: sums.all,
              current: query.stage === undefined,
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
            <div
              className={query.stage === undefined ? "board board--fit" : undefined}
              role="region"
              aria-label={t("boardLabel")}
              tabIndex={0}
              onKeyDown={keys}
              onClick={goTo}
              onSubmit={submits}
            >
              {columns.map((column) => (
                <BoardColumn key={column.stage} column={column} board={board} words={words} />
              ))}
            </div>
            <AssignForm choices={board.choices} />
          </>
        )}
      </div>
    </>
  );
}

/** Posts the cards' plain forms as Remix's `Form` would, keeping the scroll position. */
function usePlainForms(): (event: FormEvent<HTMLElement>) => void {
  const submit = useSubmit();
  return (event) => {
    event.preventDefault();
    submit((event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement, { preventScrollReset: true });
  };
}

function BoardColumn({ column, board, words }: { column: Column; board: Board; words: CardFormatters }) {
  const { t } = words;
  const { stage, count, sumFen, cards, next } = column;
  const { query } = board;
  const isWhole = query.stage !== undefined;
  const to = (change: Partial<BoardQuery>) =>
    withQuery(paths.institution.pipeline(), { ...query, after: undefined, ...change });
  return (
    <section className="board__column" aria-labelledby={`column-${stage}`} data-column>
      <h3 id={`column-${stage}`}>
        {t(`stages.${stage}`)} <span>{count}</span>
      </h3>
      <p className="board__sum">{t.rich(`sums.${stage}`, { sum: () => <Money fen={sumFen} /> })}</p>
      {cards.length === 0 ? <p className="board__card muted">{t("none")}</p> : null}
      {cards.map((card) => (
        <BoardCard key={card.id} card={card} board={board} words={words} />
      ))}
      {isWhole ? (
        <p className="board__card">
          <Link to={to({ stage: undefined })}>{t("toBoard")}</Link>
        </p>
      ) : null}
      {next !== null && count > cards.length ? (
        <p className="board__card">
          <Link to={to(isWhole ? { after: next } : { stage })}>{t("more", { count })}</Link>
        </p>
      ) : null}
    </section>
  );
}
