import type { TextDifference } from "#app/domain/moderation/text-difference.ts";

/** What stands now, with what was taken out and what came in marked as such. */
export function Changed({ change: { start, removed, added, end } }: { change: TextDifference }) {
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
