import { dayOf } from "#app/lib/days.ts";
import type { Random } from "../random.ts";
import type { SeedCompany } from "./companies.ts";
import { contentOf } from "./contents.ts";
import { enterMarket } from "./story/market.ts";
import { submit, type Verdict } from "./story/moderation.ts";
import { startProspect } from "./story/prospect-story.ts";
import { stand, withdraw } from "./story/standing.ts";
import type { ProspectStory } from "./story/told.ts";
import type { Town } from "./story/town.ts";

/** Tells what became of one prospect, from its draft to the present. */
export function tellProspect(town: Town, random: Random, company: SeedCompany, at: Date): ProspectStory {
  const content = contentOf(random.stream("content"), company, dayOf(at));
  const story = startProspect(town, random, { company, content, at });
  const { timeline } = story;
  const fate = random.weighted([
    ["submit", 93],
    ["rest", 5],
    ["withdraw", 2],
  ] as const);
  const later = town.calendar.later(random, at, 0, 9);
  if (fate === "submit") timeline.at(later, () => send(story, later, 0));
  if (fate === "withdraw") timeline.at(later, () => withdraw(story, later));
  timeline.run();
  return story;
}

function send(story: ProspectStory, at: Date, round: number): void {
  const { random, timeline, town, row } = story;
  if (row.status === "withdrawn") return;
  const verdict: Verdict = random.weighted([
    ["publish", 80 + round * 40],
    ["changes", round === 0 ? 15 : 3],
    ["reject", 5],
  ]);
  const onLive = (live: Date) => {
    enterMarket(story, live);
    stand(story, live);
  };
  submit(story, at, { verdict, onLive });
  if (verdict !== "changes" || !random.chance(0.85)) return;
  const answeredAt = town.calendar.later(random, at, 3, 9);
  timeline.at(answeredAt, () => {
    if (row.status === "changes_requested") send(story, answeredAt, round + 1);
  });
}
