import { reachedBy } from "#app/domain/prospects/funding.ts";
import { whyNotMove } from "#app/domain/prospects/lifecycle.ts";
import { declineUnanswered } from "./introduction-moves.ts";
import { competing, endOffer } from "./offer-moves.ts";
import { moveTo, tell } from "./prospect-story.ts";
import type { DealTold } from "./told.ts";

/** At the maximum of the ask the search ends by itself; at its minimum the companies of the city end it. */
export function closeSearch({ offer }: DealTold, at: Date): void {
  const { story } = offer.meeting;
  const { row } = story;
  const reached = reachedBy({
    confirmedFen: BigInt(row.confirmedFen),
    targetFen: BigInt(row.targetFen),
    soughtFen: BigInt(row.soughtFen),
  });
  if (reached === "less" || whyNotMove(row, "fund", "system") !== null) return;
  const from = moveTo(story, "funded", at);
  tell(story, at, {
    type: reached === "maximum" ? "prospect-funded" : "prospect-closed",
    from,
    to: "funded",
  });
  for (const other of competing(story, offer)) endOffer(other, at, "company", "superseded", {});
  for (const meeting of story.meetings) declineUnanswered(meeting, at);
}
