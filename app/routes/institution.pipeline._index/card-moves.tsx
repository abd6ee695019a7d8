import { Form, Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import type { CardMove } from "#app/domain/pipeline/moves.ts";
import { paths } from "#app/http/paths.ts";
import { type Card, pageOf } from "./board.ts";

/** What may be done with a card now, and what may not, with the reason. */
export function CardMoves({ card, name }: { card: Card; name: string }) {
  const t = useTranslations("pipeline");
  return (
    <details className="more moves">
      <summary aria-label={t("card.movesOf", { name })}>{t("card.moves")}</summary>
      <ul className="moves__list">
        {card.moves.map((one) => (
          <li key={one.move}>
            <Move card={card} one={one} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Move({ card, one: { move, how, whyNot } }: { card: Card; one: CardMove }) {
  const t = useTranslations("pipeline");
  const refusals = useTranslations("refusals");
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
    return <Link to={to}>{label}</Link>;
  }
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="act" value="move" />
      <input type="hidden" name="subjectId" value={card.id} />
      <button className="moves__button" name="move" value={move}>
        {label}
      </button>
    </Form>
  );
}
