import { KEY_ROLES } from "#app/domain/codes/companies.ts";
import { prospectContentSchema, type ProspectContent } from "#app/domain/prospects/content.ts";
import { ipOf } from "#app/domain/prospects/submission.ts";
import { draftJson } from "#app/domain/prospects/draft.ts";
import type { Day } from "#app/lib/days.ts";
import type { Random } from "../random.ts";
import business from "../texts/business.json" with { type: "json" };
import { both, fill } from "../texts/fill.ts";
import { askOf } from "./asks.ts";
import { latestYearOn, type SeedCompany } from "./companies.ts";
import { personName } from "./names.ts";
import { customersText, marketText, productText, teamText } from "./texts.ts";

/** What a firm submits on a day, as its form would make it: from its own records and its own words. */
export function contentOf(
  random: Random,
  company: SeedCompany,
  day: Day,
  ask: ProspectContent["ask"] = askOf(random.stream("ask"), company),
): ProspectContent {
  const founders = random.int(1, 4);
  const years = company.years.filter(({ year }) => year <= latestYearOn(day)).slice(0, 3);
  const [latest = company.years.at(-1)] = years;
  const content = {
    company: company.profile,
    business: {
      headline: company.product.zh,
      product: productText(random, company.product),
      market: marketText(random, company.product),
      growthPlan: both(business.plans[ask.purpose]),
      customers: customersText(random),
    },
    people: {
      founders,
      keyRoles: random.some(KEY_ROLES, random.int(2, 6)),
      team: teamText(random, founders, latest?.rdStaff ?? 3),
      keyPeople: fill(business.keyPeople, {
        first: company.profile.contactName,
        second: personName(random),
      }),
    },
    figures: {
      years: years.length > 0 ? years : company.years.slice(-1),
      ...(random.chance(0.2) ? { note: both(random.pick(business.notes)) } : {}),
    },
    ip: ipOf(
      company.rights.map(({ kind, title, registrationNumber }) => ({
        kind,
        title,
        registrationNumber: registrationNumber ?? null,
      })),
      company.recognitions.map(({ code, validUntil }) => ({ code, validUntil: validUntil ?? null })),
      { pendingInventions: random.poisson(1.2) },
    ),
    ask,
  };
  return prospectContentSchema.parse(draftJson(content));
}
