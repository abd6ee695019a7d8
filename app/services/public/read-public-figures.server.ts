import type { Actor } from "#app/domain/accounts/actor.ts";
import { ANSWERS_COUNTED_DAYS, figurePeriod } from "#app/domain/figures/period.ts";
import { GOALS } from "#app/domain/figures/responsiveness.ts";
import { addDays, addMonths, dayOf } from "#app/lib/days.ts";
import { remembered } from "#app/lib/remembered.ts";
import {
  readAnswers,
  readDecisions,
  readDeclines,
  readFunnel,
  readModeration,
  readTotals,
} from "#db/queries/public-figures.ts";
import type { ServiceContext } from "../context.ts";

export type PublicFigures = Awaited<ReturnType<typeof count>>;

const secondsKept = 30;

/**
 * What the platform says of itself to anyone: twelve months of the funnel, of money and of declines, ninety days of
 * first answers. Everybody is told the same, so it is counted once in half a minute.
 */
export function readPublicFigures(ctx: ServiceContext, _actor: Actor): Promise<PublicFigures> {
  return kept(ctx);
}

const kept = remembered(secondsKept * 1000, count);

function count({ withActor, now, workingDays }: ServiceContext) {
  const until = now();
  const year = figurePeriod(addMonths(dayOf(until), -12), until, workingDays.isWorkingDay);
  const quarter = figurePeriod(addDays(dayOf(until), -ANSWERS_COUNTED_DAYS), until, workingDays.isWorkingDay);
  return withActor({ kind: "public" }, async (trx) => {
    const answers = await readAnswers(trx, quarter, GOALS.answerWorkingDays);
    return {
      at: until,
      since: year.since,
      funnel: await readFunnel(trx, year),
      totals: await readTotals(trx, year),
      answers: answers.find(({ institutionId }) => institutionId === null) ?? null,
      answersByInstitution: answers.filter(({ institutionId }) => institutionId !== null),
      decisions: await readDecisions(trx, year, GOALS.decisionDays),
      declines: await readDeclines(trx, year),
      moderation: await readModeration(trx, year, GOALS.moderationWorkingDays),
    };
  });
}
