import type { ProspectContent } from "#app/domain/prospects/content.ts";
import { dayOf } from "#app/lib/days.ts";
import type { SeedCompany } from "./companies.ts";
import { playing } from "./seed-city.ts";
import { contentOf } from "./contents.ts";
import { ENCOUNTERS } from "./demo-encounters.ts";
import { requestIntroduction } from "./story/introduction.ts";
import { submit } from "./story/moderation.ts";
import { makeOffer } from "./story/offer.ts";
import { startProspect } from "./story/prospect-story.ts";
import type { ProspectStory } from "./story/told.ts";
import type { Town } from "./story/town.ts";
import { both } from "./texts.ts";

const WAN = 1_000_000n;
/** Working days since the laser maker's prospect was first published. */
const PUBLISHED_AGO = 34;

const ask: ProspectContent["ask"] = {
  instruments: [
    "ip_pledge_loan",
    "guaranteed_loan",
    "finance_lease",
    "unsecured_loan",
    "receivables_finance",
  ],
  amountMinFen: 500n * WAN,
  amountMaxFen: 800n * WAN,
  termMonthsMin: 24,
  termMonthsMax: 36,
  purpose: "new_line",
  useOfFunds: both(
    "第二条焊接线设备六成，镀膜工位和厂房改造三成，其余用于试产备料。",
    "60% for the second welding line, 30% for the coating bench and the building, the rest for trial runs.",
  ),
  securities: ["class_one_ip", "receivables", "equipment"],
  stage: "growth",
  maxRatePercent: "6.50",
  firstAnswerDays: 3,
};

/** The laser maker's one prospect: with everything on its table that a company can have there. */
export function tellDemoCompany(town: Town, company: SeedCompany): ProspectStory {
  const random = town.random.stream("demo-story");
  const { calendar } = town;
  const at = calendar.workdaysAgo(random, PUBLISHED_AGO + 9);
  const content = contentOf(random.stream("content"), company, dayOf(at), ask);
  const story = startProspect(town, random, { company, content, at });
  const { timeline } = story;
  const first = calendar.later(random, at, 2, 2);
  const second = calendar.later(random, first, 5, 5);
  timeline.at(first, () =>
    submit(story, first, { verdict: "changes", days: [0, 1], admin: 1, onLive: () => undefined }),
  );
  timeline.at(second, () =>
    submit(story, second, {
      verdict: "publish",
      days: [1, 1],
      admin: 1,
      onLive: (live) => onMarket(story, live),
    }),
  );
  timeline.run();
  return story;
}

function onMarket(story: ProspectStory, live: Date): void {
  const { timeline, town, random } = story;
  for (const { institution, day, plan, offer } of ENCOUNTERS) {
    const mandate = [...town.mandates]
      .reverse()
      .find((one) => one.institution.zh === playing(town.city, institution) && one.isWritten);
    const askedAt = town.calendar.later(random, live, day, day);
    if (!mandate) continue;
    timeline.at(askedAt, () =>
      requestIntroduction(story, mandate, askedAt, {
        ...plan,
        ...(offer ? { then: (meeting, at) => makeOffer(meeting, at, offer) } : {}),
      }),
    );
  }
  const changedAt = town.calendar.later(random, live, 12, 12);
  timeline.at(changedAt, () => {
    if (story.liveContent === null) return;
    story.content = { ...story.liveContent, business: { ...story.liveContent.business, growthPlan: GROWTH } };
    submit(story, changedAt, { verdict: "publish", days: [0, 1], admin: 0, onLive: () => undefined });
  });
}

const GROWTH = both(
  "第二条焊接线投产后产能翻番，已与一家座椅骨架厂签订三年供货协议，预计 18 个月收回投入。",
  "A second welding line doubles capacity; a maker of seat frames has signed for three years. It should pay back in 18 months.",
);
