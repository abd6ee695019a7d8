import type { TextDifference } from "#app/domain/moderation/text-difference.ts";

/** The new text, with deletions and insertions marked. */
export function ChangedText({ change: { start, removed, added, end } }: { change: TextDifference }) {
  return (
    <span className="whitespace-pre-line">
      {start}
      {removed === "" ? null : <del>{removed}</del>}
      {start === "" && end === "" && removed !== "" ? " " : null}
      {added === "" ? null : <ins>{added}</ins>}
      {end}
    </span>
  );
}
