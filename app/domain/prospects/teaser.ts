import { pick } from "#app/lib/pick.ts";
import { remainingAsk } from "#app/domain/offers/negotiation/acceptance.ts";
import type { Recognition } from "#app/domain/codes/companies.ts";
import { cityOf, type Place } from "#app/domain/codes/districts.ts";
import { rootOf } from "#app/domain/codes/paths.ts";
import type { Sector, SectorRoot } from "#app/domain/codes/sectors.ts";
import { bandsOf, FIGURE_NAMES, type TeaserFigures } from "#app/domain/matching/criteria/figures.ts";
import { latestFirst } from "#app/domain/organizations/figures.ts";
import type { SizeClass } from "#app/domain/organizations/size-class.ts";
import type { Day } from "#app/lib/days.ts";
import { AGE_YEARS_EDGES, bandOf, type Range, STAFF_EDGES, WIDE_AGE_YEARS_EDGES } from "./bands.ts";
import { type Founded, foundedInBand, monthsOld, sizeOf, yearsAround } from "./cohort.ts";
import type { ProspectContent } from "./content.ts";
import type { ShownChoice } from "./generalisation.ts";
import { roundedDown, roundedUp } from "./round-amounts.ts";

type Ask = ProspectContent["ask"];

/** What an institution sees before consent: no name, no person, no place finer than a district, bands for numbers. */
export type Teaser = TeaserFigures & {
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
  /** Its range of founding days: by the age band first shown, so that no later day reveals more. */
  founded: Founded;
  /** Its resulting age in whole years now. */
  ageYears: Range<number> | null;
  figuresYear: number | null;
  staff: Range<number> | null;
  recognitions: Recognition[];
  /** Whether it has no other titles. */
  hasAllRecognitions: boolean;
  instruments: Ask["instruments"];
  /** What is still sought, minimum to maximum, in the round steps of `publishedAsk`; both 0 when nothing is. */
  askFen: { from: bigint; to: bigint };
  termMonthsMin: number | null;
  termMonthsMax: number | null;
  purpose: Ask["purpose"];
  useOfFunds: string;
  securities: Ask["securities"];
  /** A percentage with two decimals; null where there is no limit, or it is private. */
  maxRatePercent: string | null;
  firstAnswerDays: number | null;
};

/** The first day of a day's quarter. */
export function quarterStart(day: Day): Day {
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1;
  return `${day.slice(0, 5)}${String(month).padStart(2, "0")}-01`;
}

/**
 * The day on which a teaser's ages and titles are computed: its first publication, or the first day of the quarter if
 * that is later. A change on any other day would reveal the founding day, or that something else was edited.
 */
export function teaserDay(publishedOn: Day, today: Day): Day {
  const start = quarterStart(today);
  return publishedOn > start ? publishedOn : start;
}

/**
 * What a teaser shows of an ask, in fen: what is still sought, the minimum rounded down and the maximum rounded up to
 * lenders' usual steps, so that nobody can infer what was accepted elsewhere.
 */
export function publishedAsk(
  ask: Pick<Ask, "amountMinFen" | "amountMaxFen">,
  acceptedFen: bigint,
): { from: bigint; to: bigint } {
  const { minFen, maxFen } = remainingAsk(ask, acceptedFen);
  return { from: roundedDown(minFen), to: roundedUp(maxFen) };
}

/**
 * Whether deals already use all that a published ask seeks, as its teaser shows it: no list shows it then, and nothing is
 * left to offer on. `targetFen` and `soughtFen`: its minimum and its maximum, in fen.
 */
export function isMetAsk(ask: {
  publishedAt: Date | null;
  targetFen: bigint;
  soughtFen: bigint;
  acceptedFen: bigint;
}): boolean {
  const { publishedAt, targetFen: amountMinFen, soughtFen: amountMaxFen, acceptedFen } = ask;
  return publishedAt !== null && publishedAsk({ amountMinFen, amountMaxFen }, acceptedFen).to === 0n;
}

/**
 * The anonymous teaser of a prospect on a day. `chosen`: what it shows of register attributes, so that five companies
 * share it. `acceptedFen`: what its deals already use of the ask. Free texts are copied unchanged: `findIdentity` and
 * the automatic checks test them before publication.
 */
export function toTeaser(content: ProspectContent, chosen: ShownChoice, day: Day, acceptedFen = 0n): Teaser {
  const { business, people, figures, ip, ask, company } = content;
  const [latest] = latestFirst(figures.years);
  const titles = ip.recognitions.filter((code) => (ip.recognisedUntil[code] ?? day) >= day);
  const shownTitles = new Set(chosen.titles);
  const founded = foundedAsShown(chosen, company.establishedOn, day);
  return {
    ...pick(business, "headline", "product", "market", "growthPlan", "customers"),
    team: people.team,
    figuresNote: figures.note ?? null,
    sector: chosen.sector ? company.sector : (rootOf(company.sector) as SectorRoot),
    place: chosen.place ? company.district : cityOf(company.district),
    size: chosen.size ? sizeOf(content) : null,
    stage: ask.stage,
    founded,
    ageYears: founded && yearsAround(monthsOld(founded, day)),
    figuresYear: latest?.year ?? null,
    ...bandsOf(content, chosen),
    staff: chosen.staff && latest?.staff !== undefined ? bandOf(STAFF_EDGES, latest.staff) : null,
    recognitions: titles.filter((code) => shownTitles.has(code)),
    hasAllRecognitions: chosen.hasAllTitles,
    instruments: ask.instruments,
    askFen: publishedAsk(ask, acceptedFen),
    termMonthsMin: ask.termMonthsMin ?? null,
    termMonthsMax: ask.termMonthsMax ?? null,
    ...pick(ask, "purpose", "useOfFunds", "securities"),
    maxRatePercent: ask.rateVisibility === "published" ? (ask.maxRatePercent ?? null) : null,
    firstAnswerDays: ask.firstAnswerDays ?? null,
  };
}

/** The keys of a teaser: a served view has exactly these. */
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
  "founded",
  "ageYears",
  "figuresYear",
  ...FIGURE_NAMES,
  "staff",
  "recognitions",
  "hasAllRecognitions",
  "instruments",
  "askFen",
  "termMonthsMin",
  "termMonthsMax",
  "purpose",
  "useOfFunds",
  "securities",
  "maxRatePercent",
  "firstAnswerDays",
] as const satisfies readonly (keyof Teaser)[];

function foundedAsShown({ age, ageOn }: ShownChoice, foundedOn: Day, day: Day): Founded {
  if (age === "none") return null;
  return foundedInBand(foundedOn, age === "wide" ? WIDE_AGE_YEARS_EDGES : AGE_YEARS_EDGES, ageOn ?? day);
}
