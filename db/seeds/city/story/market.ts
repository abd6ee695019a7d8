import { isEligible } from "#app/domain/matching/criteria/eligibility.ts";
import { dayOf } from "#app/lib/days.ts";
import { attraction } from "./attraction.ts";
import { requestIntroduction } from "./introduction.ts";
import { decline, isRunning, revoke } from "./introduction-moves.ts";
import { makeOffer } from "./offer.ts";
import { schedulePasses } from "./passes.ts";
import type { Candidate, Meeting, ProspectStory } from "./told.ts";

/** The mandates whose law a prospect's live version meets, whether or not they have room or are in force now. */
function candidatesFor({ town, facts }: ProspectStory, at: Date): Candidate[] {
  if (!facts) return [];
  const day = dayOf(at);
  return town.mandates
    .filter(({ openFrom, terms }) => openFrom !== null && isEligible(facts, terms, day))
    .map((mandate) => ({ mandate, score: attraction(facts, mandate.terms) }));
}

/** They stand in the loans of others. */
const helpers: readonly string[] = ["guarantor", "insurer"];

/** How many institutions come to meet a prospect. */
const MEETINGS: readonly (readonly [number, number])[] = [
  [0, 20],
  [1, 8],
  [2, 12],
  [3, 15],
  [4, 15],
  [5, 12],
  [6, 9],
  [8, 6],
  [10, 3],
];

/** A prospect is on the market: some institutions meet it, the best-fitting ones sooner, and some pass. */
export function enterMarket(story: ProspectStory, at: Date): void {
  const { random, timeline, town } = story;
  const candidates = candidatesFor(story, at);
  schedulePasses(story, at, candidates);
  const coming = comers(story, candidates);
  const wanted = Math.min(random.weighted(MEETINGS), coming.length);
  const chosen = new Set<Candidate>();
  for (let tries = 0; chosen.size < wanted && tries < 20; tries += 1) {
    chosen.add(random.weighted(coming.map((one) => [one, weightOf(one)] as const)));
  }
  for (const { mandate } of chosen) {
    const days = random.int(1, random.pick([5, 12, 25, 45]));
    const askedAt = town.calendar.later(random, at, days, days);
    timeline.at(askedAt, () => requestIntroduction(story, mandate, askedAt, { then: afterConsent }));
  }
}

/** Fit attracts; a mandate that has met many comes less often. */
function weightOf({ mandate, score }: Candidate): number {
  return Math.exp((score - 50) / 15) / (1 + mandate.introductions / 8);
}

/** Guarantors and insurers come with a bank, seldom by themselves: one of them at most. */
function comers(story: ProspectStory, candidates: readonly Candidate[]): Candidate[] {
  const isHelper = ({ mandate }: Candidate) => helpers.includes(mandate.institution.kind);
  const [helper] = story.random.shuffled(candidates.filter(isHelper));
  return candidates.filter((one) => !isHelper(one) || (one === helper && story.random.chance(0.3)));
}

/** Most consents lead to an offer or to a coded decline; some are taken back, and some simply run out. */
function afterConsent(meeting: Meeting, at: Date): void {
  const { story } = meeting;
  const { random, timeline, town } = story;
  const path = random.weighted([
    ["offer", 76],
    ["decline", 20],
    ["revoke", 3],
    ["rest", 8],
  ] as const);
  if (path === "offer") makeOffer(meeting, at);
  if (path === "rest") return;
  const later = town.calendar.later(random, at, 3, 18);
  timeline.at(later, () => {
    if (path === "decline" && isRunning(meeting)) decline(meeting, later, "institution");
    if (path === "revoke") revoke(meeting, later);
  });
}
