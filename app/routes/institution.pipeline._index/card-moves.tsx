import type { CardMove } from "#app/domain/pipeline/moves.ts";
import { paths } from "#app/shared/paths.ts";
import { type Card, cardPageOf } from "./board.ts";
import type { CardFormatters } from "./card-formatters.ts";

/**
 * A card's possible moves, and the impossible ones with the reason. Plain elements: the board handles their clicks and
 * submissions.
 */
export function CardMoves({ card, name, words }: { card: Card; name: string; words: CardFormatters }) {
  const { t } = words;
  const list = (
    <ul className="moves__list">
      {card.moves.map((one) => (
        <li key={one.move}>
          <Move card={card} one={one} words={words} />
        </li>
      ))}
    </ul>
  );
  return (
    <details className="more moves">
      <summary aria-label={t("card.movesOf", { name })}>{words.moves}</summary>
      {card.moves.some(isPressed) ? (
        <form method="post" action={words.action}>
          <input type="hidden" name="act" value="move" />
          <input type="hidden" name="subjectId" value={card.id} />
          {list}
        </form>
      ) : (
        list
      )}
    </details>
  );
}

interface MoveProps {
  card: Card;
  one: CardMove;
  words: CardFormatters;
}

function Move({
  card,
  one: { move, how, whyNot },
  words: { moveName, notNow, whyNot: reasonOf },
}: MoveProps) {
  if (whyNot !== null) {
    return (
      <span>
        {notNow(move)}
        <small>{reasonOf(whyNot)}</small>
      </span>
    );
  }
  if (how === "page") {
    const to = move === "offer" ? paths.institution.introduction(card.introductionId) : cardPageOf(card);
    return <a href={to}>{moveName(move)}</a>;
  }
  return (
    <button type="submit" className="moves__button" name="move" value={move}>
      {moveName(move)}
    </button>
  );
}

/** Whether a button makes the move here. */
function isPressed({ how, whyNot }: CardMove): boolean {
  return whyNot === null && how === "button";
}
