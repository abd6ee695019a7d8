import type { Recognition } from "#app/domain/codes/companies.ts";
import type { Place } from "#app/domain/codes/districts.ts";
import type { Sector } from "#app/domain/codes/sectors.ts";
import { latestFirst, ratiosOf } from "#app/domain/organizations/figures.ts";
import type { SizeClass } from "#app/domain/organizations/size-class.ts";
import { type Day, monthsBetween } from "#app/lib/days.ts";
import {
  AGE_YEARS_EDGES,
  ASK_EDGES,
  bandOf,
  bandOfRange,
  CLASS_ONE_EDGES,
  DEBT_EDGES,
  GROWTH_EDGES,
  type Range,
  RD_EDGES,
  REVENUE_EDGES,
  STAFF_EDGES,
} from "./bands.ts";
import { chooseCohort, cohortLadder } from "./cohort.ts";
import { classOneHeld, type ProspectContent } from "./content.ts";

type Ask = ProspectContent["ask"];

/** What an institution sees before consent: no name, no person, no place finer than a district, bands for numbers. */
export type Teaser = {
  headline: string;
  product: string;
  market: string;
  growthPlan: string;
  customers: string;
  team: string;
  figuresNote: string | null;
  sector: Sector;
  place: Place;
  size: SizeClass | null;
  stage: Ask["stage"];
  ageYears: Range<number>;
  figuresYear: number | null;
  revenueFen: Range<bigint> | null;
  revenueGrowthBp: Range<number> | null;
  rdIntensityBp: Range<number> | null;
  debtRatioBp: Range<number> | null;
  staff: Range<number> | null;
  classOneIp: Range<number> | null;
  recognitions: Recognition[];
  instruments: Ask["instruments"];
  askFen: Range<bigint>;
  termMonthsMin: number | null;
  termMonthsMax: number | null;
  purpose: Ask["purpose"];
  useOfFunds: string;
  securities: Ask["securities"];
};

/**
 * The blind teaser of a prospect on a day. `counts`: companies in each step of `cohortLadder(content)`, by which
 * sector and place are coarsened until five share them. Free texts are taken as they are: `findIdentity` and the
 * automatic checks look at them before they are published.
 */
export function toTeaser(content: ProspectContent, counts: readonly number[], day: Day): Teaser {
  const { business, people, figures, ip, ask, company } = content;
  const { cohort } = chooseCohort(cohortLadder(content), counts);
  const [latest] = latestFirst(figures.years);
  const ratios = ratiosOf(figures.years);
  const sized = cohort.size !== null;
  return {
    headline: business.headline,
    product: business.product,
    market: business.market,
    growthPlan: business.growthPlan,
    customers: business.customers,
    team: people.team,
    figuresNote: figures.note ?? null,
    sector: cohort.sector,
    place: cohort.place,
    size: cohort.size,
    stage: ask.stage,
    ageYears: bandOf(AGE_YEARS_EDGES, Math.floor(monthsBetween(company.establishedOn, day) / 12)),
    figuresYear: latest?.year ?? null,
    revenueFen: sized ? banded(REVENUE_EDGES, latest?.revenueFen) : null,
    revenueGrowthBp: banded(GROWTH_EDGES, ratios.revenueGrowthBp),
    rdIntensityBp: banded(RD_EDGES, ratios.rdIntensityBp),
    debtRatioBp: banded(DEBT_EDGES, ratios.debtRatioBp),
    staff: sized ? banded(STAFF_EDGES, latest?.staff) : null,
    classOneIp: banded(CLASS_ONE_EDGES, classOneHeld(ip.rights)),
    recognitions: ip.recognitions.filter((code) => (ip.recognisedUntil[code] ?? day) >= day),
    instruments: ask.instruments,
    askFen: bandOfRange(ASK_EDGES, ask.amountMinFen, ask.amountMaxFen),
    termMonthsMin: ask.termMonthsMin ?? null,
    termMonthsMax: ask.termMonthsMax ?? null,
    purpose: ask.purpose,
    useOfFunds: ask.useOfFunds,
    securities: ask.securities,
  };
}

/** The keys of a teaser: a view that is served may have these and no other. */
export const TEASER_KEYS = [
  "headline",
  "product",
  "market",
  "growthPlan",
  "customers",
  "team",
  "figuresNote",
  "sector",
  "place",
  "size",
  "stage",
  "ageYears",
  "figuresYear",
  "revenueFen",
  "revenueGrowthBp",
  "rdIntensityBp",
  "debtRatioBp",
  "staff",
  "classOneIp",
  "recognitions",
  "instruments",
  "askFen",
  "termMonthsMin",
  "termMonthsMax",
  "purpose",
  "useOfFunds",
  "securities",
] as const satisfies readonly (keyof Teaser)[];

function banded<N extends bigint | number>(
  edges: readonly N[],
  value: N | null | undefined,
): Range<N> | null {
  return value === null || value === undefined ? null : bandOf(edges, value);
}
