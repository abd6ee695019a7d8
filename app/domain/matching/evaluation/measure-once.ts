import { spread } from "../learned/spread.ts";
import { train } from "../learned/train.ts";
import { type MeasuredDeal, prepare, rank } from "./evaluate.ts";
import { type Figures, Tally } from "./tally.ts";

/** How many events of the window the weights are fitted on. */
const TAUGHT = 500;

export type Once = { events: number; all: number; candidates: number; matcher: Figures; popularity: Figures };

/** A quick evaluation: no settings search, counts frozen at the day of the test, against popularity alone. */
export function measureOnce(
  deals: readonly MeasuredDeal[],
  { fit, test, seed }: { fit: number; test: number; seed: number },
): Once {
  const { window, run, all, popular, base } = prepare(deals, {
    fit,
    test,
    leastDeals: 1,
    refreshDays: null,
    seed,
  });
  const { model } = train({ ...window, events: spread(window.events, TAUGHT) }, { searches: false });
  const matcher = new Tally(run.slots.length, run.events.length, popular, seed);
  const popularity = new Tally(run.slots.length, run.events.length, popular, seed);
  let events = 0;
  rank(run, model, ({ deal, event }, chances) => {
    matcher.add(chances, event.truth);
    popularity.add(base.chancesOf("popularity", deal, events, event.blocked), event.truth);
    events += 1;
  });
  return {
    events,
    all,
    candidates: run.slots.length,
    matcher: matcher.figures(all),
    popularity: popularity.figures(all),
  };
}
