import { rootOf } from "#app/domain/codes/paths.ts";
import { NOTHING_DEMANDED } from "#app/domain/matching/criteria/demands.ts";
import type { MandateTerms, Preference } from "#app/domain/matching/criteria/facts.ts";
import type { RealDeal } from "./deal-file.ts";

const ample = 1_000_000_000_000_000n;
/** A value is a preference if it has at least this share of a funder's deals. */
const leastShare = 0.05;
/** It also needs at least this many deals: once or twice is chance. */
const leastDeals = 5;
const mostValues = 12;

/**
 * The mandate that a funder's past deals imply: what it has funded, where, in what sizes and terms, as hard criteria
 * with a margin on both sides; frequent values as preferences. `id` is of both the mandate and the institution.
 */
export function mandateOfDeals(id: string, deals: readonly RealDeal[]): MandateTerms {
  const amounts = deals
    .map(({ amountFen }) => amountFen)
    .sort((one, other) => (one < other ? -1 : Number(one > other)));
  const terms = deals.flatMap(({ termMonths }) => termMonths ?? []).sort((one, other) => one - other);
  const lowest = amounts[0] ?? 0n;
  const highest = amounts.at(-1) ?? 0n;
  return {
    mandateId: id,
    institutionId: id,
    version: 1,
    open: true,
    validFrom: "1900-01-01",
    validUntil: "2999-12-31",
    budgetLeftFen: ample,
    introductionsLeft: 1_000,
    ...NOTHING_DEMANDED,
    instruments: distinct(deals.map(({ instrument }) => instrument)),
    districts: distinct(deals.flatMap(({ place }) => (place === null ? [] : rootOf(place)))),
    amountMinFen: lowest / 4n,
    amountMaxFen: highest * 4n,
    preferences: preferencesOf(deals, amounts, terms),
    firstAnswerDays: null,
    responsiveness: null,
    demand: null,
  };
}

function preferencesOf(
  deals: readonly RealDeal[],
  amounts: readonly bigint[],
  terms: readonly number[],
): Preference[] {
  const places = deals.flatMap(({ place }) => place ?? []);
  const sectors = deals.flatMap(({ sector }) => sector ?? []);
  const stages = deals.flatMap(({ stage }) => stage ?? []);
  const preferences: Preference[] = [];
  const prefer = (kind: "sector" | "district" | "stage", values: readonly string[], weight: number) => {
    const anyOf = frequent(values);
    if (anyOf.length > 0) preferences.push({ kind, anyOf, weight });
  };
  prefer(
    "district",
    places.map((place) => firstSteps(place, 2)),
    3,
  );
  prefer("district", places, 3);
  prefer(
    "sector",
    sectors.map((sector) => firstSteps(sector, 1)),
    1,
  );
  prefer("stage", stages, 1);
  const [minFen, maxFen] = [at(amounts, 0.2), at(amounts, 0.8)];
  if (minFen !== undefined && maxFen !== undefined)
    preferences.push({ kind: "amount", minFen, maxFen, weight: 1 });
  const [minMonths, maxMonths] = [at(terms, 0.2), at(terms, 0.8)];
  if (minMonths !== undefined && maxMonths !== undefined) {
    preferences.push({ kind: "term", minMonths, maxMonths, weight: 1 });
  }
  return preferences;
}

function firstSteps(path: string, steps: number): string {
  return path.split("/").slice(0, steps).join("/");
}

/** The most frequent values, each with at least its share of all. */
function frequent(values: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count >= Math.max(leastDeals, leastShare * values.length))
    .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .slice(0, mostValues)
    .map(([value]) => value);
}

function at<Value>(sorted: readonly Value[], share: number): Value | undefined {
  return sorted[Math.floor((sorted.length - 1) * share)];
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
