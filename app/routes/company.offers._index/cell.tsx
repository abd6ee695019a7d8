import { classNames } from "#app/components/ui/class-names.ts";
import type { CellShown, OfferShown } from "./shown.ts";

/** A value with its exact amount, what it is the best of, and a note. */
export function Cell({ text, value, exact, note, best, big }: CellShown) {
  const words =
    value === undefined ? (
      <span className={classNames(big === true && "big") || undefined}>{text}</span>
    ) : (
      <data className="amount" value={value} title={exact}>
        {text}
      </data>
    );
  return (
    <span>
      {words}
      {best === undefined ? null : <span className="tag-best">{best}</span>}
      {note === undefined ? null : <small>{note}</small>}
    </span>
  );
}

/** Until when an offer stands. */
export function Until({ until }: Pick<OfferShown, "until">) {
  return until === null ? null : (
    <time dateTime={until.at} title={until.exact}>
      {until.text}
    </time>
  );
}
