import type { PublicFigures } from "#app/domain/figures/public-cells.ts";
import { writeAnswers, writeDrawdowns } from "#db/queries/organizations/answers.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/**
 * Writes every institution's answers and speed of money as published: lists and rankings read no other figures. Returns
 * the institutions whose answers changed; drawdowns don't affect the ranking.
 */
export async function writeMeasured(
  trx: ActorTransaction,
  { answersOf, drawdownsOf }: Pick<PublicFigures, "answersOf" | "drawdownsOf">,
  now: Date,
): Promise<string[]> {
  await writeDrawdowns(
    trx,
    Object.entries(drawdownsOf).map(([id, { count, median }]) => ({ id, deals: count, days: median })),
  );
  return writeAnswers(
    trx,
    Object.entries(answersOf).map(([institutionId, { score, median }]) => ({
      institutionId,
      responsiveness: score,
      firstAnswerDays: median,
    })),
    now,
  );
}
