import type { Recognition } from "#app/domain/codes/companies.ts";
import { loanTermsSchema } from "#app/domain/offers/terms/loan-terms.ts";
import { prospectContentSchema } from "#app/domain/prospects/content.ts";
import { addDays } from "#app/lib/days.ts";
import demo from "../texts/demo-company.json" with { type: "json" };
import { both, fill } from "../texts/fill.ts";
import { catalogue, latestYearOn, type SeedCompany } from "./companies.ts";
import { counterpartOf, type Ground, withStream } from "./cities.ts";
import { inventionTitle, modelTitle, generateRight } from "./rights.ts";
import { addIntroductionRequest } from "./simulation/introductions.ts";
import { submit } from "./simulation/moderation.ts";
import { makeOffer } from "./simulation/offers.ts";
import { addProspect } from "./simulation/prospects.ts";
import type { Simulation } from "./simulation/simulation.ts";
import { type IntroductionPlan, type OfferPlan, type ProspectState, schedule } from "./simulation/states.ts";

/** Working days since the laser maker's prospect was first published. */
const PUBLISHED_AGO = 34;

/** The laser maker's introductions, by working days after the publication, with the course of each. */
interface Encounter {
  institution: string;
  day: number;
  plan: IntroductionPlan;
  offer?: OfferPlan;
}
const ENCOUNTERS = demo.encounters as unknown as readonly Encounter[];

/** The laser maker's one prospect, with one example of everything that a company can have. */
export function demoProspect(simulation: Simulation, company: SeedCompany): ProspectState {
  const own = withStream(simulation, "demo-story");
  const { calendar, random } = own;
  const at = calendar.workdaysAgo(random, PUBLISHED_AGO + 9);
  const ask = prospectContentSchema.shape.ask.parse({ ...demo.ask, useOfFunds: both(demo.useOfFunds) });
  const prospect = addProspect(own, company, at, ask);
  const { timeline } = prospect;
  const first = calendar.later(random, at, 2, 2);
  const second = calendar.later(random, first, 5, 5);
  const onLive = (live: Date) => addIntroductions(prospect, live);
  timeline.at(first, () => submit(prospect, first, { verdict: "changes", days: [0, 1], admin: 1 }));
  timeline.at(second, () => submit(prospect, second, { verdict: "publish", days: [1, 1], admin: 1, onLive }));
  timeline.run();
  return prospect;
}

function addIntroductions(prospect: ProspectState, live: Date): void {
  const { mandates, city } = prospect;
  for (const { institution, day, plan, offer } of ENCOUNTERS) {
    const mandate = mandates.findLast(
      (one) => one.institution.zh === counterpartOf(city, institution) && one.isWritten,
    );
    const terms = offer && loanTermsSchema.parse(offer.terms);
    schedule(prospect, live, [day, day], (askedAt) => {
      if (!mandate) return;
      addIntroductionRequest(prospect, mandate, askedAt, {
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

const WAN = 1_000_000n;

/** The laser maker, the firm of the demonstration's company account: invented, like everything here. */
export function demoCompany({ random, calendar, city }: Ground): SeedCompany {
  const { today } = calendar;
  const { uscc, district, address, brand } = city.demo;
  const year = latestYearOn(today);
  const sector = "photonics/laser-devices";
  const { company, profile } = demo;
  const names = { place: city.inName.city, brand, dialling: city.dialling };
  const rights = (count: number, kind: "invention_patent" | "utility_model", titleOf: typeof modelTitle) =>
    Array.from({ length: count }, () => generateRight(random, kind, titleOf(random, "photonics"), today));
  const ends = { last: year - 1, year, next: year + 2, today: today.slice(0, 4) };
  return {
    id: random.uuid(),
    ownerId: random.uuid(),
    profile: {
      ...profile,
      legalName: fill(profile.legalName, names),
      englishName: fill(profile.englishName, names, "en"),
      contactPhone: fill(profile.contactPhone, names),
      uscc,
      establishedOn: addDays(today, -3_453),
      sector,
      district,
      address,
    },
    firmType: "high_tech",
    registeredCapitalFen: 2_000n * WAN,
    product: catalogue[sector].products[0] as SeedCompany["product"],
    years: company.years.map(({ staff, rdStaff, ...amounts }, back) => {
      return { year: year - back, audited: true, ...inFen(amounts), staff, rdStaff };
    }),
    rights: [
      ...rights(7, "invention_patent", inventionTitle),
      ...rights(11, "utility_model", modelTitle),
      generateRight(random, "software_copyright", company.software, today),
    ],
    recognitions: demo.recognitions.map(({ code, certificateNumber, validUntil }) => ({
      code: code as Recognition,
      certificateNumber: fill(certificateNumber, ends),
      validUntil: fill(validUntil, ends),
    })),
    joinedAt: calendar.ago(random, 330),
  };
}

/** Amounts in 万元 as fen. */
function inFen<Name extends string>(amounts: Readonly<Record<Name, number>>): Record<Name, bigint> {
  const entries = Object.entries<number>(amounts).map(([name, amount]) => [name, BigInt(amount) * WAN]);
  return Object.fromEntries(entries) as Record<Name, bigint>;
}
