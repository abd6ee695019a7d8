import { KEY_ROLES } from "#app/domain/codes/companies.ts";
import { type ProspectContent, prospectContentSchema } from "#app/domain/prospects/content.ts";
import { draftJson } from "#app/domain/prospects/draft.ts";
import { ipOf } from "#app/domain/prospects/submission.ts";
import type { Day } from "#app/lib/days.ts";
import type { Random } from "../random.ts";
import business from "../texts/business.json" with { type: "json" };
import { both, fill } from "../texts/fill.ts";
import { type Ask, askOf } from "./asks.ts";
import { latestYearOn, type SeedCompany } from "./companies.ts";
import { personName } from "./names.ts";

/** What a firm submits on a day, as its form would: from its own records and texts. */
export function contentOf(
  random: Random,
  company: SeedCompany,
  day: Day,
  ask: Ask = askOf(random.stream("ask"), company),
): ProspectContent {
  const { profile, rights, recognitions } = company;
  const founders = random.int(1, 4);
  const reported = company.years.filter(({ year }) => year <= latestYearOn(day)).slice(0, 3);
  const years = reported.length > 0 ? reported : company.years.slice(-1);
  const content = {
    company: profile,
    business: businessOf(random, company, ask),
    people: {
      founders,
      keyRoles: random.some(KEY_ROLES, random.int(2, 6)),
      team: teamText(random, founders, years[0]?.rdStaff ?? 3),
      keyPeople: fill(business.keyPeople, { first: profile.contactName, second: personName(random) }),
    },
    figures: { years, ...(random.chance(0.2) && { note: both(random.pick(business.notes)) }) },
    ip: ipOf(
      rights.map(({ registrationNumber = null, ...right }) => ({ ...right, registrationNumber })),
      recognitions.map(({ code, validUntil = null }) => ({ code, validUntil })),
      { pendingInventions: random.poisson(1.2) },
    ),
    ask,
  };
  return prospectContentSchema.parse(draftJson(content));
}

function businessOf(random: Random, { product }: SeedCompany, ask: Ask) {
  const buyers = { zh: product.buyersZh, en: product.buyersEn };
  const [one = "", two = ""] = random.shuffled(business.strengths);
  const market = random.pick(business.markets);
  const [five, first, days] = [random.int(38, 82), random.int(12, 34), random.pick([30, 45, 60, 90])];
  return {
    headline: product.zh,
    product: both(business.product, { product, buyers, one, two }),
    market: both(business.market, { market, buyers }),
    growthPlan: both(business.plans[ask.purpose]),
    customers: both(business.customers, { five, largest: Math.min(first, five - 4), days }),
  };
}

function teamText(random: Random, founders: number, research: number): string {
  const text = founders === 1 ? business.team.one : business.team.several;
  return both(text, { founders, years: random.int(6, 19), research });
}
