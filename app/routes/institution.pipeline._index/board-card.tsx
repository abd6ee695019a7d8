import type { ReactNode } from "react";
import { Badge } from "#app/components/ui/badge.tsx";
import { cardPageOf } from "#app/components/pipeline/card-page.ts";
import type { Card } from "./shapes.ts";

/** The labels that all cards share. */
export type CardWords = {
  moves: string;
  select: (name: string) => string;
  movesOf: (number: string) => string;
};

interface BoardCardProps {
  card: Card;
  words: CardWords;
  /** Its moves, once opened. */
  children?: ReactNode;
}

/**
 * The card of one company: who, how much, in whose hands, and its clock or, without one, its state. Plain elements and plain
 * anchors: the board handles the clicks of sixty of these. Without script the name leads to the record, which has the
 * same moves.
 */
export function BoardCard({ card, words, children }: BoardCardProps) {
  const { name, clock, state } = card;
  return (
    <li className="board__card" data-card={card.number} data-waiting={card.isOurs ? "us" : undefined}>
      <h4>
        <a href={cardPageOf(card)}>{name}</a>
      </h4>
      <input
        type="checkbox"
        form="assign"
        name="introductions"
        value={card.introductionId}
        aria-label={words.select(name)}
      />
      <p>{card.facts}</p>
      <button type="button" aria-label={words.movesOf(card.number)} aria-expanded={children !== undefined}>
        {words.moves}
      </button>
      {state === undefined ? null : <Badge tone={state.tone}>{state.word}</Badge>}
      {clock === undefined ? null : (
        <p data-state={clock.state}>
          {`${clock.who} `}
          <time dateTime={clock.dueAt} title={clock.title}>
            {clock.left}
          </time>
        </p>
      )}
      {children}
    </li>
  );
}
