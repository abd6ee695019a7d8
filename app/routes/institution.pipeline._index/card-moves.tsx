import type { CardMove } from "#app/domain/pipeline/moves.ts";
import { paths } from "#app/http/paths.ts";
import { type Card, pageOf } from "./board.ts";
import type { CardWords } from "./card-words.ts";

/** What may be done with a card now, and what may not, with the reason. Plain elements: the board follows and submits them. */
export function CardMoves({ card, name, words }: { card: Card; name: string; words: CardWords }) {
  const { t } = words;
  return (
    <details className="more moves">
      <summary aria-label={t("card.movesOf", { name })}>{t("card.moves")}</summary>
      <ul className="moves__list">
        {card.moves.map((one) => (
          <li key={one.move}>
            <Move card={card} one={one} words={words} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Move({
  card,
  one: { move, how, whyNot },
  words: { t, refusals, action },
}: {
  card: Card;
  one: CardMove;
  words: CardWords;
}) {
  const label = t(`moves.${move}`);
  if (whyNot !== null) {
    return (
      <span>
        {t("card.not", { move: label })}
        <small>{refusals(whyNot)}</small>
      </span>
    );
  }
  if (how === "page") {
    const to = move === "offer" ? paths.institution.introduction(card.introductionId) : pageOf(card);
    return <a href={to}>{label}</a>;
  }
  return (
    <form method="post" action={action}>
      <input type="hidden" name="act" value="move" />
      <input type="hidden" name="subjectId" value={card.id} />
      <button className="moves__button" name="move" value={move}>
        {label}
      </button>
    </form>
  );
}
