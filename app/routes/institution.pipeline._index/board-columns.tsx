import { Link, useSubmit } from "@remix-run/react";
import { type FormEvent, type MouseEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Money } from "#app/components/ui/money.tsx";
import { usePlainLinks } from "#app/components/ui/plain-links.ts";
import type { BoardQuery } from "#app/domain/pipeline/forms.ts";
import { paths, withQuery } from "#app/shared/paths.ts";
import { BoardCard, type CardWords } from "./board-card.tsx";
import { boardKeys, linkOfCard } from "./board-keys.ts";
import { OpenCard } from "./open-card.tsx";
import type { Board, Column } from "./shapes.ts";

type Opened = { number: string; byKey: boolean } | undefined;

/** The columns of the board with one open card: clicks, keys and submissions of all cards are handled here. */
export function BoardColumns({ board }: { board: Board }) {
  const t = useTranslations("pipeline");
  const goTo = usePlainLinks();
  const submit = useSubmit();
  const [opened, setOpened] = useState<Opened>();
  const open = (byKey: boolean) => (number: string | undefined) =>
    setOpened(number === undefined ? undefined : { number, byKey });
  const words: CardWords = {
    moves: t("card.moves"),
    select: (name) => t("card.select", { name }),
    movesOf: (number) => t("card.movesOf", { number }),
  };

  function onClick(event: MouseEvent<HTMLElement>): void {
    const button = event.target instanceof Element ? event.target.closest("button[aria-expanded]") : null;
    const number = button?.closest<HTMLElement>("[data-card]")?.dataset["card"];
    if (number === undefined) goTo(event);
    else open(false)(number === opened?.number ? undefined : number);
  }

  /** Posts a move as Remix's `Form` would, keeping the scroll position. */
  function onSubmit(event: FormEvent<HTMLElement>): void {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    submit(submitter as HTMLButtonElement, { preventScrollReset: true });
    linkOfCard(submitter?.closest<HTMLElement>("[data-card]"))?.focus();
    setOpened(undefined);
  }

  return (
    <div
      className={board.query.stage === undefined ? "board board--fit" : undefined}
      role="region"
      aria-label={t("boardLabel")}
      tabIndex={0}
      onKeyDown={boardKeys({ opened: opened?.number, onOpen: open(true) })}
      onClick={onClick}
      onSubmit={onSubmit}
    >
      {board.columns.map((column) => (
        <BoardColumn
          key={column.stage}
          column={column}
          of={board.of}
          query={board.query}
          opened={opened}
          words={words}
        />
      ))}
    </div>
  );
}

interface BoardColumnProps {
  column: Column;
  of: Board["of"];
  query: BoardQuery;
  opened: Opened;
  words: CardWords;
}

function BoardColumn({ column, of, query, opened, words }: BoardColumnProps) {
  const t = useTranslations("pipeline");
  const { stage, name, count, cards, next } = column;
  const isWhole = query.stage !== undefined;
  const to = (change: Partial<BoardQuery>) =>
    withQuery(paths.institution.pipeline(), { ...query, after: undefined, filters: undefined, ...change });
  return (
    <section className="board__column" aria-labelledby={`column-${stage}`} data-column>
      <h3 id={`column-${stage}`}>
        {name} <span>{count}</span>
      </h3>
      <ColumnSums column={column} of={of} />
      {cards.length === 0 ? (
        <p className="board__end muted">{t("none")}</p>
      ) : (
        <ul>
          {cards.map((card) => (
            <BoardCard key={card.id} card={card} words={words}>
              {card.number === opened?.number ? <OpenCard {...opened} /> : undefined}
            </BoardCard>
          ))}
        </ul>
      )}
      {isWhole ? (
        <p className="board__end">
          <Link to={to({ stage: undefined })}>{t("toBoard")}</Link>
        </p>
      ) : null}
      {next !== null && count > cards.length ? (
        <p className="board__end">
          <Link to={to(isWhole ? { after: next } : { stage })}>{t("more", { count })}</Link>
        </p>
      ) : null}
    </section>
  );
}

/** The amounts of a column: what is guaranteed is no money, and stands apart. */
function ColumnSums({
  column: { stage, sumFen, guaranteedFen },
  of,
}: Pick<BoardColumnProps, "column" | "of">) {
  const t = useTranslations("pipeline");
  const isAsk = stage === "introduced" || stage === "review";
  const hasGuarantees = !isAsk && (of === "guarantee" || guaranteedFen > 0n);
  return (
    <>
      {isAsk || of !== "guarantee" || sumFen > 0n ? (
        <p className="board__sum">{t.rich(`sums.${stage}`, { sum: () => <Money sum fen={sumFen} /> })}</p>
      ) : null}
      {hasGuarantees ? (
        <p className="board__sum">
          {t.rich(`guaranteed.${stage}`, { sum: () => <Money sum fen={guaranteedFen} /> })}
        </p>
      ) : null}
    </>
  );
}
