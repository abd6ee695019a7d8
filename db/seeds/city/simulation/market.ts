import { isEligible } from "#app/domain/matching/criteria/eligibility.ts";
import { dayOf, daysBetween } from "#app/lib/days.ts";
import odds from "../../odds.json" with { type: "json" };
import texts from "../../texts/decisions.json" with { type: "json" };
import type { SeedCompany } from "../companies.ts";
import { act } from "./act.ts";
import { matchStrength, decline, isRunning, addIntroductionRequest, revoke } from "./introductions.ts";
import { submit } from "./moderation.ts";
import { makeOffer } from "./offers.ts";
import { addProspect } from "./prospects.ts";
import { afterPublication, withdraw } from "./published.ts";
import { institutionActor, isOpenAt, type Simulation } from "./simulation.ts";
import { withStream } from "../cities.ts";
import { type Candidate, type IntroductionState, type ProspectState, schedule } from "./states.ts";

/** They take part in others' loans. */
const helpers: readonly string[] = ["guarantor", "insurer"];

/** A prospect is on the market: some institutions meet it, the best-fitting ones sooner, and some pass. */
function enterMarket(prospect: ProspectState, at: Date): void {
  const { random } = prospect;
  const candidates = candidatesFor(prospect, at);
  schedulePasses(prospect, at, candidates);
  const coming = comers(prospect, candidates);
  const wanted = Math.min(Number(random.byOdds(odds.introductions)), coming.length);
  const chosen = new Set<Candidate>();
  for (let tries = 0; chosen.size < wanted && tries < 20; tries += 1)
    chosen.add(random.weighted(coming.map((one) => [one, weightOf(one)] as const)));
  for (const { mandate } of chosen) {
    const days = random.int(1, random.pick([5, 12, 25, 45]));
    schedule(prospect, at, [days, days], (askedAt) =>
      addIntroductionRequest(prospect, mandate, askedAt, { then: afterConsent }),
    );
  }
}

/** The mandates whose eligibility rules a prospect's live version meets, whether or not with capacity or in force. */
function candidatesFor({ mandates, facts }: ProspectState, at: Date): Candidate[] {
  if (!facts) return [];
  const day = dayOf(at);
  return mandates
    .filter(({ openFrom, terms }) => openFrom !== null && isEligible(facts, terms, day))
    .map((mandate) => ({ mandate, score: matchStrength(facts, mandate.terms) }));
}

/** A good fit attracts; a mandate with many introductions is chosen less. */
function weightOf({ mandate, score }: Candidate): number {
  return Math.exp((score - 50) / 15) / (1 + mandate.introductions / 8);
}

/** Guarantors and insurers come with a bank, seldom alone: at most one of them. */
function comers({ random }: ProspectState, candidates: readonly Candidate[]): Candidate[] {
  const isHelper = ({ mandate }: Candidate) => helpers.includes(mandate.institution.kind);
  const [helper] = random.shuffled(candidates.filter(isHelper));
  return candidates.filter((one) => !isHelper(one) || (one === helper && random.chance(0.3)));
}

/** Most consents lead to an offer or to a coded decline; some are revoked, and some expire. */
function afterConsent(introduction: IntroductionState, at: Date): void {
  const { prospect } = introduction;
  const path = prospect.random.byOdds(odds.afterConsent);
  if (path === "offer") makeOffer(introduction, at);
  if (path === "rest") return;
  schedule(prospect, at, [3, 18], (later) => {
    if (path === "decline" && isRunning(introduction)) decline(introduction, later, "institution");
    if (path === "revoke") revoke(introduction, later);
  });
}

const REPAIRABLE: ReadonlySet<string> = new Set(["amount_or_term", "leverage", "security", "price"]);

/** Institutions that view a teaser and pass on it, with a code. */
function schedulePasses(prospect: ProspectState, at: Date, candidates: readonly Candidate[]): void {
  const { random, rows, row } = prospect;
  const some = random.shuffled(candidates).slice(0, random.poisson(0.9));
  for (const { mandate } of some) {
    const days = random.int(1, 30);
    schedule(prospect, at, [days, days], (passedAt) => {
      const institutionId = mandate.institution.id;
      const isMeeting = prospect.introductions.some((one) => one.row.institutionId === institutionId);
      if (row.status !== "published" || isMeeting || !isOpenAt(mandate, passedAt)) return;
      const reasonCode = random.byOdds(odds.passes);
      const note = reasonCode === "other" ? texts.passes.other : null;
      const repairable = REPAIRABLE.has(reasonCode) && random.chance(0.7);
      const by = institutionActor(random, mandate.institution);
      const [mandateId, prospectId] = [mandate.id, row.id];
      const passed = { mandateId, prospectId, institutionId, reasonCode, note, repairable };
      rows.pass.push({ ...passed, passedBy: by.userId, passedAt });
      const about = { kind: "mandate", id: mandateId, institutionId, prospectId } as const;
      const version = row.liveVersion ?? null;
      const reason = { reasonCode, note, version, detail: { repairable } };
      act(prospect, about, passedAt, by, "opportunity-passed", reason);
    });
  }
}

/** The prospects of a firm: one in six whose first search is over started another. */
export function prospectsOf(simulation: Simulation, company: SeedCompany): ProspectState[] {
  const { calendar, random } = simulation;
  // No firm seeks money before the first year's figures are out.
  const most = daysBetween(`${(company.years.at(-1)?.year ?? 2000) + 1}-04-15`, calendar.today);
  const days = Math.min(2 + Math.round(535 * (1 - random.next() ** 0.4)), most);
  const first = generateProspect(simulation, company, calendar.ago(random, days));
  const { status, statusChangedAt } = first.row;
  if (!["funded", "withdrawn", "rejected"].includes(status) || !random.chance(0.5)) return [first];
  const again = calendar.later(random, statusChangedAt, 20, 120);
  if (!calendar.hasHappened(again)) return [first];
  return [first, generateProspect(withStream(simulation, "again"), company, again)];
}

/** The life of one prospect, from its draft to the present. */
function generateProspect(simulation: Simulation, company: SeedCompany, at: Date): ProspectState {
  const prospect = addProspect(simulation, company, at);
  const fates = { rest: () => undefined, submit: send, withdraw };
  const fate = fates[simulation.random.byOdds(odds.drafts)];
  schedule(prospect, at, [0, 9], (later) => fate(prospect, later));
  prospect.timeline.run();
  return prospect;
}

function send(prospect: ProspectState, at: Date, round = 0): void {
  const { random, row } = prospect;
  if (row.status === "withdrawn") return;
  const changes = round === 0 ? 15 : 3;
  const verdict = random.byOdds({ publish: 80 + round * 40, changes, reject: 5 });
  const onLive = (live: Date) => {
    enterMarket(prospect, live);
    afterPublication(prospect, live);
  };
  submit(prospect, at, { verdict, onLive });
  if (verdict !== "changes" || !random.chance(0.85)) return;
  schedule(prospect, at, [3, 9], (answeredAt) => {
    if (row.status === "changes_requested") send(prospect, answeredAt, round + 1);
  });
}
