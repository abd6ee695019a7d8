import { dayOf } from "#app/lib/days.ts";
import type { Random } from "../random.ts";
import type { SeedCompany } from "./companies.ts";
import { contentOf } from "./contents.ts";
import { submit, type Verdict } from "./story/moderation.ts";
import { type ProspectStory, startProspect } from "./story/prospect-story.ts";
import type { Town } from "./story/town.ts";

/** Tells what became of one prospect, from its draft to the present. */
export function tellProspect(
  town: Town,
  random: Random,
  company: SeedCompany,
  at: Date,
  onPublished: (story: ProspectStory, at: Date) => void,
): ProspectStory {
  const content = contentOf(random.stream("content"), company, dayOf(at));
  const story = startProspect(town, random, { company, content, at });
  const { timeline } = story;
  if (!random.chance(0.055)) {
    const submittedAt = town.calendar.later(random, at, 0, 9);
    timeline.at(submittedAt, () => send(story, submittedAt, onPublished, 0));
  }
  timeline.run();
  return story;
}

function send(
  story: ProspectStory,
  at: Date,
  onPublished: (story: ProspectStory, at: Date) => void,
  round: number,
): void {
  const { random, timeline, town, row } = story;
  if (row.status === "withdrawn") return;
  const verdict: Verdict = random.weighted([
    ["publish", 80 + round * 40],
    ["changes", round === 0 ? 15 : 3],
    ["reject", 5],
  ]);
  submit(story, at, { verdict, onLive: (live) => onPublished(story, live) });
  if (verdict !== "changes" || !random.chance(0.78)) return;
  const answeredAt = town.calendar.later(random, at, 3, 9);
  timeline.at(answeredAt, () => {
    if (row.status === "changes_requested") send(story, answeredAt, onPublished, round + 1);
  });
}
