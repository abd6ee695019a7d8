import { prospectContentSchema } from "#app/domain/prospects/content.ts";
import { loanTermsSchema } from "#app/domain/offers/terms/loan-terms.ts";
import demo from "../texts/demo-company.json" with { type: "json" };
import { both } from "../texts/fill.ts";
import { counterpartOf } from "./cities.ts";
import type { SeedCompany } from "./companies.ts";
import { requestIntroduction } from "./simulation/introductions.ts";
import { submit } from "./simulation/moderation.ts";
import { makeOffer } from "./simulation/offers.ts";
import { startProspect } from "./simulation/prospects.ts";
import { type Simulation, withStream } from "./simulation/simulation.ts";
import { type IntroductionPlan, type OfferPlan, type ProspectState, schedule } from "./simulation/states.ts";

/** Working days since the laser maker's prospect was first published. */
const PUBLISHED_AGO = 34;

/** Whom the laser maker has met so many working days after the publication, and how each of them went. */
interface Encounter {
  institution: string;
  day: number;
  plan: IntroductionPlan;
  offer?: OfferPlan;
}
const ENCOUNTERS = demo.encounters as unknown as readonly Encounter[];

/** The laser maker's one prospect: with everything on its table that a company can have there. */
export function demoProspect(simulation: Simulation, company: SeedCompany): ProspectState {
  const own = withStream(simulation, "demo-story");
  const { calendar, random } = own;
  const at = calendar.workdaysAgo(random, PUBLISHED_AGO + 9);
  const ask = prospectContentSchema.shape.ask.parse({ ...demo.ask, useOfFunds: both(demo.useOfFunds) });
  const prospect = startProspect(own, company, at, ask);
  const { timeline } = prospect;
  const first = calendar.later(random, at, 2, 2);
  const second = calendar.later(random, first, 5, 5);
  const onLive = (live: Date) => meetAll(prospect, live);
  timeline.at(first, () => submit(prospect, first, { verdict: "changes", days: [0, 1], admin: 1 }));
  timeline.at(second, () => submit(prospect, second, { verdict: "publish", days: [1, 1], admin: 1, onLive }));
  timeline.run();
  return prospect;
}

function meetAll(prospect: ProspectState, live: Date): void {
  const { mandates, city } = prospect;
  for (const { institution, day, plan, offer } of ENCOUNTERS) {
    const mandate = mandates.findLast(
      (one) => one.institution.zh === counterpartOf(city, institution) && one.isWritten,
    );
    const terms = offer && loanTermsSchema.parse(offer.terms);
    schedule(prospect, live, [day, day], (askedAt) => {
      if (!mandate) return;
      requestIntroduction(prospect, mandate, askedAt, {
        ...plan,
        ...(terms && { then: (met, at) => makeOffer(met, at, { ...offer, terms }) }),
      });
    });
  }
  schedule(prospect, live, [12, 12], (changedAt) => {
    const { liveContent } = prospect;
    if (liveContent === null) return;
    const business = { ...liveContent.business, growthPlan: both(demo.growthPlan) };
    prospect.content = { ...liveContent, business };
    submit(prospect, changedAt, { verdict: "publish", days: [0, 1], admin: 0 });
  });
}
