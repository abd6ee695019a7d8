import type { Instrument } from "#app/domain/codes/instruments.ts";
import { rootOf } from "#app/domain/codes/paths.ts";
import type { ProspectContent } from "#app/domain/prospects/content.ts";
import type { Random } from "../random.ts";
import business from "../texts/business.json" with { type: "json" };
import texts from "../texts/examples.json" with { type: "json" };
import { both } from "../texts/fill.ts";
import { counterpartOf, withStream } from "./cities.ts";
import type { SeedCompany } from "./companies.ts";
import { addIntroductionRequest } from "./simulation/introductions.ts";
import { addCaseAct, appeal, type Outcome, submit, type Verdict } from "./simulation/moderation.ts";
import { issue, makeOffer } from "./simulation/offers.ts";
import { addProspect } from "./simulation/prospects.ts";
import { adminActor, type OpenMandate, type Simulation } from "./simulation/simulation.ts";
import {
  actBetween,
  type IntroductionPlan,
  type OfferPlan,
  type ProspectState,
  schedule,
} from "./simulation/states.ts";

/** An introduction in a fixed state: who asked, its progress, and its age. */
interface Example {
  institution: string;
  /** Working days from the publication to the state (to an acceptance 7, then one for each step), and since it. */
  takes: number;
  ago: number;
  plan: IntroductionPlan;
  offer?: OfferPlan;
  /** A second institution whose open offer the first one's deal puts on hold. */
  rival?: string;
  /** A guarantor whose guarantee is in force beside the loan. */
  beside?: string;
  /** The terms offered, unless it is a loan on patents. */
  instrument?: Instrument;
  /** Overwrites the last offer: statuses that no simulated event leads to yet. */
  offerStatus?: "countered" | "revised" | "approved_internally";
}

/** The tasks of the demonstration's bank, and the examples of every city: each state of offers, deals and drawdowns. */
export const EXAMPLES = texts.examples as unknown as readonly Example[];

const WAN = 1_000_000n;

/** Firms that the demonstration's bank would want to meet. */
export function isExample({ profile, firmType, years: [latest, before], rights }: SeedCompany): boolean {
  const branch = rootOf(profile.sector);
  const revenueFen = latest?.revenueFen ?? 0n;
  return (
    firmType === "high_tech" &&
    ["photonics", "rail-and-equipment", "new-materials"].includes(branch) &&
    profile.sector !== "new-materials/light-alloys" &&
    before !== undefined &&
    revenueFen > 1_500n * WAN &&
    revenueFen < 20_000n * WAN &&
    rights.some(({ kind }) => kind === "invention_patent")
  );
}

/** One firm for each example: the presentable ones of `companies`, in order. */
export function generateExamples(simulation: Simulation, companies: readonly SeedCompany[]): ProspectState[] {
  return companies.flatMap((company, index) => {
    const example = EXAMPLES[index];
    return example ? [generateExample(withStream(simulation, `scene-${index}`), company, example)] : [];
  });
}

function askFor(random: Random, { beside, instrument }: Example): ProspectContent["ask"] {
  const purposes = ["working_capital", "order_fulfilment", "equipment", "research_and_development"] as const;
  const purpose = random.pick(purposes);
  const isGuaranteed = (beside ?? instrument) !== undefined;
  const ask = { ...texts.ask, purpose, useOfFunds: both(business.uses[purpose]) } as ProspectContent["ask"];
  if (isGuaranteed) ask.instruments = [...ask.instruments, "guaranteed_loan"];
  const amountMinFen = BigInt(random.pick([150, 200, 300])) * WAN;
  return { ...ask, amountMinFen, amountMaxFen: BigInt(random.pick([300, 400, 500])) * WAN };
}

function generateExample(simulation: Simulation, company: SeedCompany, example: Example): ProspectState {
  const { random, calendar } = simulation;
  const at = calendar.workdaysAgo(random, example.takes + example.ago + 4);
  const prospect = addProspect(simulation, company, at, askFor(random, example));
  const onLive = (live: Date) => addIntroduction(prospect, live, example);
  const published = { verdict: "publish", days: [1, 0], onLive } as const;
  schedule(prospect, at, [2, 2], (sentAt) => submit(prospect, sentAt, published));
  prospect.timeline.run();
  if (example.offerStatus) writeOver(prospect, example.offerStatus);
  return prospect;
}

function mandateOf(
  { mandates, city }: Simulation,
  institution: string,
  instrument: Instrument = "ip_pledge_loan",
): OpenMandate | undefined {
  return mandates.find(
    ({ isWritten, institution: { zh }, terms }) =>
      isWritten && zh === counterpartOf(city, institution) && terms.instruments.includes(instrument),
  );
}

function addIntroduction(prospect: ProspectState, live: Date, example: Example): void {
  const { institution, plan, offer, rival, beside, instrument } = example;
  const rivalDeal = { ...offer, draftDays: 1, answer: "none", standsDays: 20 } as const;
  const guarantee = { ...offer, deal: { pace: 1, fallsThrough: false, stopAt: "in_force" } } as const;
  for (const [name, terms, of] of [
    [rival, rivalDeal, undefined],
    [beside, guarantee, "guaranteed_loan"],
    [institution, offer, instrument],
  ] as const) {
    const mandate = name === undefined ? undefined : mandateOf(prospect, name, of);
    if (!mandate) continue;
    const then: IntroductionPlan["then"] = terms && ((met, at) => makeOffer(met, at, terms));
    const met = { ...plan, ...(then && { then }) };
    schedule(prospect, live, [1, 1], (askedAt) => addIntroductionRequest(prospect, mandate, askedAt, met));
  }
}

/** Statuses of negotiations that no simulated event leads to yet, each with its past events. */
function writeOver(prospect: ProspectState, status: NonNullable<Example["offerStatus"]>): void {
  const offer = prospect.offers.at(-1);
  if (!offer) return;
  const { row } = offer;
  const at = prospect.calendar.workdaysAgo(prospect.random, 1);
  const dayBefore = new Date(at.getTime() - 86_400_000);
  if (status === "approved_internally") {
    const detail = { amountFen: String(row.amountFen ?? 0n) };
    actBetween(offer, dayBefore, "institution", "offer-approval-asked", { detail });
    return actBetween(offer, at, "institution", "offer-approved", { detail });
  }
  const counteredAt = status === "countered" ? at : dayBefore;
  const set = { rounds: 1 };
  actBetween(offer, counteredAt, "company", "offer-countered", { set, version: row.currentVersion });
  if (status === "revised") issue(offer, at, { viewDays: null, answer: "none", standsDays: 12 });
  Object.assign(row, { status, statusChangedAt: at });
}

/** The admins' queue: new, in hand, past its two working days, handed over, and appealed cases. */
interface Waiting {
  /** Working days since the submission. */
  ago: number;
  verdict: Verdict;
  admin?: number;
  /** Handed to the demonstration's admin by a colleague, not yet started. */
  isHandedOver?: boolean;
  appeal?: Outcome | "wait";
}

const WAITING = texts.queue as readonly Waiting[];

export const QUEUED = WAITING.length;

/** One prospect for each waiting case. */
export function queueProspects(simulation: Simulation, companies: readonly SeedCompany[]): ProspectState[] {
  return companies.flatMap((company, index) => {
    const waiting = WAITING[index];
    return waiting ? [queueProspect(withStream(simulation, `queue-${index}`), company, waiting)] : [];
  });
}

function queueProspect(
  simulation: Simulation,
  company: SeedCompany,
  { ago, verdict, admin, isHandedOver = false, appeal: outcome }: Waiting,
): ProspectState {
  const { calendar, admins, random } = simulation;
  const at = calendar.workdaysAgo(random, ago + 2);
  const prospect = addProspect(simulation, company, at);
  schedule(prospect, at, [2, 2], (sentAt) => {
    const subject = submit(prospect, sentAt, { verdict, days: [0, 1], admin });
    const [first, second] = admins;
    if (isHandedOver && first && second) {
      const handedAt = calendar.later(random, sentAt, 0, 0);
      const assigned = { assignedTo: first.id };
      const more = { set: assigned, version: null, detail: assigned };
      addCaseAct(prospect, subject, handedAt, adminActor(second), "case-assigned", more);
    }
    if (outcome) appeal(prospect, subject, sentAt, outcome);
  });
  prospect.timeline.run();
  return prospect;
}
