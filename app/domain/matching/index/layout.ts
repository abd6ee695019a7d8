import { instrumentKind } from "#app/domain/codes/instruments.ts";
import { share } from "#app/domain/matching/criteria/areas.ts";
import { CRITERIA, CAPACITY_GATES } from "../criteria/list.ts";
import { type Codes, listOf } from "#app/domain/matching/criteria/criterion.ts";
import { type MandateTerms, NOTHING_KNOWN, type ProspectFacts } from "#app/domain/matching/criteria/facts.ts";
import type { Limit } from "#app/domain/matching/criteria/limits.ts";

/** A coded value: what is known of a company, and which mandates that doesn't miss. */
export type Coded = {
  readonly codesFrom: (facts: ProspectFacts) => Codes;
  readonly passes: (codes: Codes, terms: MandateTerms) => boolean;
};

/** The coded values and limits that one criterion depends on, by number. */
export type Group = {
  readonly coded: number | null;
  readonly limits: readonly number[];
  /** It excludes nothing where both sides deal in a shared equity instrument. */
  readonly isOfDebt: boolean;
};

const coded: Coded[] = [];
const limits: Limit[] = [];

const groups: readonly (Group & { isCommon: boolean })[] = CRITERIA.map((criterion) => {
  const { coded: codes, limits: own = [], isOfDebt = false, isCommon = false } = criterion;
  if (isCommon && codes === undefined) throw new Error("A common criterion must be one of codes");
  const first = limits.length;
  limits.push(...own);
  let number: number | null = null;
  if (codes !== undefined) {
    number = coded.length;
    coded.push({
      codesFrom: codes.codesFrom,
      passes: (value, terms) =>
        criterion.outcome({ ...NOTHING_KNOWN, ...codes.factsOf(value) }, terms, "") !== "not_met",
    });
  }
  return { coded: number, limits: own.map((_, at) => first + at), isOfDebt, isCommon };
});

/** Criteria by which most mandates distinguish companies: evaluated once for each combination of their values. */
export const COMMON: readonly number[] = groups.flatMap((group) =>
  group.isCommon && group.coded !== null ? [group.coded] : [],
);
export const GROUPS: readonly Group[] = groups;
/** The criteria that are not common. */
export const OTHER_GROUPS: readonly Group[] = groups.filter(({ isCommon }) => !isCommon);

/** The first coded value that is not part of a cell. */
export const FIRST_OTHER = OTHER_GROUPS.find((group) => group.coded !== null)?.coded ?? 0;

/** The further limits that a mandate's capacity depends on. */
export const CAPACITY_LIMITS: readonly number[] = CAPACITY_GATES.flatMap(({ limits: own = [] }) =>
  own.map((limit) => limits.push(limit) - 1),
);

/** Whether both share an equity instrument. */
export const EQUITY = coded.length;
coded.push({
  codesFrom: ({ instruments }) => instruments.filter((instrument) => instrumentKind(instrument) === "equity"),
  passes: (codes, terms) => share(listOf(codes), terms.instruments),
});

export const CODED: readonly Coded[] = coded;
export const LIMITS: readonly Limit[] = limits;

/** Whether a mandate has capacity for anyone on a day, apart from the size of an ask. */
export function hasCapacity(terms: MandateTerms, day: string): boolean {
  return CAPACITY_GATES.every(({ outcome }) => outcome(NOTHING_KNOWN, terms, day) !== "not_met");
}

/** Codes as a text that is equal for the same codes in the same order. PostgreSQL texts never contain NUL. */
export function keyOf(codes: Codes): string {
  if (codes === null) return "";
  return typeof codes === "string" ? `=${codes}` : `${codes.length}\u0000${codes.join("\u0000")}`;
}

/** The set in sorted order: lists that differ only in order or repetition are one value. */
export function canonical(codes: Codes): Codes {
  return Array.isArray(codes) ? [...new Set(codes as string[])].sort() : codes;
}
