import { isInArea } from "#app/domain/codes/paths.ts";
import { latestFirst } from "#app/domain/organizations/figures.ts";
import { type SizeClass, sizeClassOf, sizeIndustryOf } from "#app/domain/organizations/size-class.ts";
import { addDays, addMonths, type Day, monthsBetween } from "#app/lib/days.ts";
import {
  AGE_YEARS_EDGES,
  bandOf,
  CLASS_ONE_EDGES,
  type Range,
  STAFF_EDGES,
  WIDE_AGE_YEARS_EDGES,
} from "./bands.ts";
import { classOneHeld, type ProspectContent } from "./content.ts";

/** k: at least this many companies share all that a teaser shows and a register holds (k-anonymity). */
export const COHORT_LEAST = 5;

/** What public registers hold of a company, limited to what a teaser could show. Null: unknown. */
export interface RegisteredFacts {
  sector: string;
  district: string;
  size: string | null;
  foundedOn: Day;
  staff: number | null;
  /** Rights of class I. */
  patents: number | null;
  /** Recognitions in force. */
  titles: readonly string[];
}

/** Founded after the first day, and on or before the second. Null: not shown. */
export type Founded = { after: Day | null; until: Day | null } | null;

/** What was shown of a company at one time, as a search query on a register. Null: not shown. */
export interface RegisterView {
  sector: string;
  place: string;
  size: string | null;
  founded: Founded;
  staff: Range<number> | null;
  patents: Range<number> | null;
  titles: readonly string[];
  /** Whether it was stated to have no other titles. */
  hasAllTitles: boolean;
}

/** The finest view of a company, with its age in the wide band. */
export interface FinestView extends RegisterView {
  foundedWidely: Founded;
  /** Whether rights of class I are offered as security: only their holders share that. */
  pledgesPatents: boolean;
}

/** What another company shares of a view: one bit each, and from `TITLE_BIT` on one bit per title. */
export const SHARED_BITS = {
  sector: 1,
  place: 2,
  size: 4,
  age: 8,
  staff: 16,
  patents: 32,
  /** Founded within the wide band. */
  wideAge: 64,
  /** Holds no other titles. */
  noMore: 128,
};
export const TITLE_BIT = 256;

/** How many other companies of the same branch and city share exactly this mask. */
export interface SharedBy {
  mask: number;
  companies: number;
}

/** What registers hold of a prospect's company on a day, without titles that have ended by then. */
export function registeredFactsOf(content: ProspectContent, day: Day): RegisteredFacts {
  const { company, figures, ip } = content;
  return {
    sector: company.sector,
    district: company.district,
    size: sizeOf(content),
    foundedOn: company.establishedOn,
    staff: latestFirst(figures.years)[0]?.staff ?? null,
    patents: classOneHeld(ip.rights),
    titles: ip.recognitions.filter((code) => (ip.recognisedUntil[code] ?? day) >= day).sort(),
  };
}

/**
 * The finest view of a company that a teaser may show: its bands, with nothing left out. Its age is in the band of the
 * day `ageOn`, independent of the current day.
 */
export function finestView(facts: RegisteredFacts, ageOn: Day, pledgesPatents = false): FinestView {
  const { sector, district, size, foundedOn, staff, patents, titles } = facts;
  return {
    sector,
    place: district,
    size,
    titles,
    hasAllTitles: true,
    pledgesPatents,
    founded: foundedInBand(foundedOn, AGE_YEARS_EDGES, ageOn),
    foundedWidely: foundedInBand(foundedOn, WIDE_AGE_YEARS_EDGES, ageOn),
    staff: staff === null ? null : bandOf(STAFF_EDGES, staff),
    patents: patents === null ? null : bandOf(CLASS_ONE_EDGES, patents),
  };
}

/** The founding days of companies whose age in whole years on a day is at least `from`, and under `to`. */
export function foundedWithin({ from, to }: Range<number>, day: Day): NonNullable<Founded> {
  return {
    after: to === null ? null : lastFounded(day, to),
    until: from === null ? null : lastFounded(day, from),
  };
}

/** The range of founding days of companies in the same band of whole years on a day. */
export function foundedInBand(foundedOn: Day, edges: readonly number[], day: Day): NonNullable<Founded> {
  return foundedWithin(bandOf(edges, Math.floor(monthsBetween(foundedOn, day) / 12)), day);
}

/** The age in whole months on a day for this range of founding days: minimum included, maximum excluded. */
export function monthsOld({ after, until }: NonNullable<Founded>, day: Day): Range<number> {
  return {
    from: until === null ? null : Math.max(0, monthsBetween(until, day)),
    to: after === null ? null : monthsBetween(addDays(after, 1), day) + 1,
  };
}

/** The whole years that contain these months. */
export function yearsAround({ from, to }: Range<number>): Range<number> {
  return { from: from === null ? null : Math.floor(from / 12), to: to === null ? null : Math.ceil(to / 12) };
}

/** The last founding day of companies this many years old on a day; for the 29th of February also the 28th. */
function lastFounded(day: Day, years: number): Day {
  const same = addMonths(day, -12 * years);
  const beforeNext = addDays(addMonths(addDays(day, 1), -12 * years), -1);
  return same > beforeNext ? same : beforeNext;
}

/** The register attributes in a teaser. */
interface ShownOfTeaser extends Pick<RegisterView, "sector" | "place" | "size" | "staff"> {
  founded: Founded;
  classOneIp: Range<number> | null;
  recognitions: readonly string[];
  hasAllRecognitions: boolean;
  securities?: readonly string[] | null;
}

/** What a teaser of a day revealed, as a search query on a register: its company was founded by then. */
export function viewOfTeaser(shown: ShownOfTeaser, day: Day): RegisterView {
  const { sector, place, size, staff, classOneIp, recognitions, hasAllRecognitions } = shown;
  // Offering rights of class I implies having one.
  const pledged = shown.securities?.includes("class_one_ip") === true ? { from: 1, to: null } : null;
  return {
    sector,
    place,
    size,
    staff,
    patents: classOneIp ?? pledged,
    founded: { after: shown.founded?.after ?? null, until: shown.founded?.until ?? day },
    titles: recognitions,
    hasAllTitles: hasAllRecognitions,
  };
}

/**
 * How many of these share how much of a company's finest view, counting only those that match everything in `shown`.
 * The reference for the SQL function count_cohort, which must agree.
 */
export function countSharedAmong(
  others: readonly RegisteredFacts[],
  view: FinestView,
  shown: readonly RegisterView[],
): SharedBy[] {
  const before = shown.map((one) => ({ wanted: searchable(one), whole: wholeMask(one) }));
  const counts = new Int32Array(wholeMask(view) + 1);
  for (const facts of others) {
    if (view.pledgesPatents && !((facts.patents ?? 0) > 0)) continue;
    if (!before.every(({ wanted, whole }) => sharedMask(facts, wanted) === whole)) continue;
    const mask = sharedMask(facts, view);
    counts[mask] = (counts[mask] ?? 0) + 1;
  }
  return sharedByOf(counts);
}

/** The distinct masks, with how many have each. */
export function sharedByOf(counts: Int32Array): SharedBy[] {
  const shared: SharedBy[] = [];
  for (let mask = 0; mask < counts.length; mask += 1) {
    const companies = counts[mask] as number;
    if (companies !== 0) shared.push({ mask, companies });
  }
  return shared;
}

/** Which parts of a view another company shares. Parts that the view doesn't know are shared by all. */
export function sharedMask(facts: RegisteredFacts, view: FinestView): number {
  const { size, titles } = view;
  let mask = 0;
  if (isInArea(facts.sector, view.sector)) mask |= SHARED_BITS.sector;
  if (isInArea(facts.district, view.place)) mask |= SHARED_BITS.place;
  if (size === null || facts.size === size) mask |= SHARED_BITS.size;
  if (isFoundedWithin(facts.foundedOn, view.founded)) mask |= SHARED_BITS.age;
  if (isFoundedWithin(facts.foundedOn, view.foundedWidely)) mask |= SHARED_BITS.wideAge;
  if (isInRange(facts.staff, view.staff)) mask |= SHARED_BITS.staff;
  if (isInRange(facts.patents, view.patents)) mask |= SHARED_BITS.patents;
  if (!view.hasAllTitles || facts.titles.every((title) => titles.includes(title))) mask |= SHARED_BITS.noMore;
  for (let nth = 0; nth < titles.length; nth += 1) {
    if (facts.titles.includes(titles[nth] as string)) mask |= TITLE_BIT << nth;
  }
  return mask;
}

/** Whether a company matches what was shown. */
export function fitsView(facts: RegisteredFacts, view: RegisterView): boolean {
  return sharedMask(facts, searchable(view)) === wholeMask(view);
}

/** The mask of all parts of a view. */
export function wholeMask({ titles }: RegisterView): number {
  return TITLE_BIT * 2 ** titles.length - 1;
}

/** A view that was shown, in the form that others are compared with. */
export function searchable(view: RegisterView): FinestView {
  return { ...view, foundedWidely: null, pledgesPatents: false };
}

/** The official size class by the latest figures; null where they don't determine it. */
export function sizeOf({ company, figures }: Pick<ProspectContent, "company" | "figures">): SizeClass | null {
  const [latest] = latestFirst(figures.years);
  const result = sizeClassOf({
    industry: sizeIndustryOf(company.sector),
    staff: latest?.staff ?? null,
    revenueFen: latest?.revenueFen ?? null,
    totalAssetsFen: latest?.totalAssetsFen ?? null,
  });
  return result.known ? result.sizeClass : null;
}

function isFoundedWithin(day: Day, founded: Founded): boolean {
  if (founded === null) return true;
  return (founded.after === null || day > founded.after) && (founded.until === null || day <= founded.until);
}

function isInRange(value: number | null, range: Range<number> | null): boolean {
  if (range === null) return true;
  if (value === null) return false;
  return (range.from === null || value >= range.from) && (range.to === null || value < range.to);
}
