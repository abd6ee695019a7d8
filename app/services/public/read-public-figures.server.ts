import type { Actor } from "#app/domain/accounts/actor.ts";
import { figurePeriod } from "#app/domain/figures/period.ts";
import { GOALS } from "#app/domain/figures/responsiveness.ts";
import { addMonths, dayOf } from "#app/lib/days.ts";
import { remembered } from "#app/lib/remembered.ts";
import { readDeclines, readFunnel, readPace, readTotals } from "#db/queries/public-figures.ts";
import type { ServiceContext } from "../context.ts";
import { readPublicAnswers } from "./read-public-answers.server.ts";

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

async function count(ctx: ServiceContext) {
  const { withActor, now, workingDays } = ctx;
  const until = now();
  const year = figurePeriod(addMonths(dayOf(until), -12), until, workingDays.isWorkingDay);
  const answers = await readPublicAnswers(ctx);
  return withActor({ kind: "public" }, async (trx) => ({
    at: until,
    since: year.since,
    funnel: await readFunnel(trx, year),
    totals: await readTotals(trx, year),
    answers: answers.find(({ institutionId }) => institutionId === null) ?? null,
    declines: await readDeclines(trx, year),
    ...(await readPace(trx, year, GOALS)),
  }));
}
