import type { Instrument } from "#app/domain/codes/instruments.ts";
import { rootOf } from "#app/domain/codes/paths.ts";
import type { ProspectContent } from "#app/domain/prospects/content.ts";
import { dayOf } from "#app/lib/days.ts";
import type { Random } from "../random.ts";
import { playing } from "./seed-city.ts";
import type { SeedCompany } from "./companies.ts";
import { contentOf } from "./contents.ts";
import { type Scene, SCENES } from "./scenes.ts";
import { requestIntroduction } from "./story/introduction.ts";
import { submit } from "./story/moderation.ts";
import { issue, makeOffer } from "./story/offer.ts";
import { moveOffer, tellOfOffer } from "./story/offer-moves.ts";
import { startProspect } from "./story/prospect-story.ts";
import type { ProspectStory } from "./story/told.ts";
import type { Town, TownMandate } from "./story/town.ts";
import { useText } from "./texts.ts";

const WAN = 1_000_000n;

/** Firms that the demonstration's bank would want to meet. */
export function isShowpiece({ profile, standing, years: [latest, before], rights }: SeedCompany): boolean {
  const branch = rootOf(profile.sector);
  const revenueFen = latest?.revenueFen ?? 0n;
  return (
    standing === "high_tech" &&
    ["photonics", "rail-and-equipment", "new-materials"].includes(branch) &&
    profile.sector !== "new-materials/light-alloys" &&
    before !== undefined &&
    revenueFen > 1_500n * WAN &&
    revenueFen < 20_000n * WAN &&
    rights.some(({ kind }) => kind === "invention_patent")
  );
}

/** One firm for each scene: those of `companies` that are fit to be shown, in their order. */
export function tellScenes(town: Town, companies: readonly SeedCompany[]): ProspectStory[] {
  return SCENES.flatMap((scene, index) => {
    const company = companies[index];
    return company ? [tellScene(town, town.random.stream(`scene-${index}`), company, scene)] : [];
  });
}

function askFor(random: Random, { beside, instrument }: Scene): ProspectContent["ask"] {
  const purpose = random.pick([
    "working_capital",
    "order_fulfilment",
    "equipment",
    "research_and_development",
  ] as const);
  return {
    instruments: [
      "ip_pledge_loan",
      "unsecured_loan",
      ...((beside ?? instrument) ? (["guaranteed_loan"] as const) : []),
    ],
    amountMinFen: BigInt(random.pick([150, 200, 300])) * WAN,
    amountMaxFen: BigInt(random.pick([300, 400, 500])) * WAN,
    termMonthsMin: 24,
    termMonthsMax: 24,
    purpose,
    useOfFunds: useText(purpose),
    securities: ["class_one_ip", "receivables"],
    stage: "growth",
    maxRatePercent: "5.00",
    firstAnswerDays: 3,
  };
}

function tellScene(town: Town, random: Random, company: SeedCompany, scene: Scene): ProspectStory {
  const { calendar } = town;
  const at = calendar.workdaysAgo(random, scene.takes + scene.ago + 4);
  const content = contentOf(random.stream("content"), company, dayOf(at), askFor(random, scene));
  const story = startProspect(town, random, { company, content, at });
  const sentAt = calendar.later(random, at, 2, 2);
  const onLive = (live: Date) => meet(story, live, scene);
  story.timeline.at(sentAt, () => submit(story, sentAt, { verdict: "publish", days: [1, 0], onLive }));
  story.timeline.run();
  if (scene.offerStatus) writeOver(story, scene.offerStatus);
  return story;
}

function mandateOf(
  town: Town,
  institution: string,
  instrument: Instrument = "ip_pledge_loan",
): TownMandate | undefined {
  return town.mandates.find(
    ({ isWritten, institution: { zh }, terms }) =>
      isWritten && zh === playing(town.city, institution) && terms.instruments.includes(instrument),
  );
}

function meet(story: ProspectStory, live: Date, scene: Scene): void {
  const { institution, plan, offer, rival, beside, instrument } = scene;
  const { town, timeline, random } = story;
  const rivalDeal = { ...offer, draftDays: 1, answer: "none", standsDays: 20 } as const;
  const guarantee = { ...offer, deal: { pace: 1, fallsThrough: false, stopAt: "in_force" } } as const;
  for (const [name, terms, of] of [
    [rival, rivalDeal, undefined],
    [beside, guarantee, "guaranteed_loan"],
    [institution, offer, instrument],
  ] as const) {
    const mandate = name === undefined ? undefined : mandateOf(town, name, of);
    if (!mandate) continue;
    const askedAt = town.calendar.later(random, live, 1, 1);
    timeline.at(askedAt, () => {
      requestIntroduction(story, mandate, askedAt, {
        ...plan,
        then: (meeting, at) => {
          if (terms) makeOffer(meeting, at, terms);
        },
      });
    });
  }
}

/** Statuses of negotiations, which nothing leads to by itself yet, each with the events that led there. */
function writeOver(story: ProspectStory, status: NonNullable<Scene["offerStatus"]>): void {
  const offer = story.offers.at(-1);
  if (!offer) return;
  const { row } = offer;
  const at = story.town.calendar.workdaysAgo(story.random, 1);
  const dayBefore = new Date(at.getTime() - 86_400_000);
  const version = row.currentVersion;
  if (status === "approved_internally") {
    const detail = { amountFen: String(row.amountFen ?? 0n) };
    tellOfOffer(offer, dayBefore, "institution", { type: "offer-approval-asked", detail });
    tellOfOffer(offer, at, "institution", { type: "offer-approved", from: row.status, to: status, detail });
  } else {
    const counteredAt = status === "countered" ? at : dayBefore;
    const from = moveOffer(offer, "countered", counteredAt);
    tellOfOffer(offer, counteredAt, "company", { type: "offer-countered", from, to: "countered", version });
  }
  if (status === "revised") issue(offer, at, { viewDays: null, answer: "none", standsDays: 12 });
  Object.assign(row, { status, statusChangedAt: at, rounds: status === "approved_internally" ? 0 : 1 });
}
