import { StateBadge } from "#app/components/ui/badge.tsx";
import { Clock, type ClockAct } from "#app/components/ui/clock.tsx";
import { Money } from "#app/components/ui/money.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { type Board, type Card, cardPageOf } from "./board.ts";
import { CardMoves } from "./card-moves.tsx";
import type { CardFormatters } from "./card-formatters.ts";

/** The card of one company: subject, state, deadline, assignee, and moves. */
export function BoardCard({ card, board, words }: { card: Card; board: Board; words: CardFormatters }) {
  const { t } = words;
  const number = runningNumber(card.kind, card.number);
  const name = card.name || number;
  const owner = board.choices.people.find(({ userId }) => userId === card.ownerId);
  return (
    <article
      className="board__card"
      data-card
      data-waiting={card.waits === "us" ? "us" : undefined}
      aria-labelledby={`card-${card.id}`}
    >
      <div>
        <div className="board__head">
          <h4 id={`card-${card.id}`}>
            <a href={cardPageOf(card)}>{name}</a>
          </h4>
          <input
            type="checkbox"
            form="assign"
            name="introductions"
            value={card.introductionId}
            aria-label={t("card.select", { name })}
          />
        </div>
        <p className="muted">
          <span className="nowrap">{number}</span>{" "}
          {card.amountFen === null ? null : <Money fen={card.amountFen} />}
        </p>
      </div>
      <State card={card} />
      {card.dueAt === null || card.waits === null ? null : (
        <Clock
          who={card.waits === "us" ? "you" : words.theCompany}
          act={actOf(card)}
          startedAt={card.since}
          dueAt={card.dueAt}
          now={board.now}
          workingDays={card.workingDays}
        />
      )}
      <div className="board__foot">
        <span>
          {owner === undefined
            ? words.nobody
            : owner.userId === board.me
              ? t("card.you", { name: owner.name })
              : owner.name}
        </span>
        <CardMoves card={card} name={name} words={words} />
      </div>
    </article>
  );
}

function State({ card }: { card: Card }) {
  switch (card.kind) {
    case "introduction":
      return <StateBadge of="introduction" state={card.status} />;
    case "application":
      return <StateBadge of="application" state={card.status} />;
    case "offer":
      return <StateBadge of="offer" state={card.status} />;
    case "deal":
      return <StateBadge of="deal" state={card.status} />;
  }
}

function actOf({ kind, status, waits }: Card): ClockAct {
  if (kind === "introduction") return waits === "us" ? "answer" : "consent";
  if (kind === "offer") return waits === "us" ? "answer" : "accept";
  if (status === "submitted") return "check";
  return status === "incomplete" ? "complete" : "decide";
}
