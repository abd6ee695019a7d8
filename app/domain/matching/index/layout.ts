import { instrumentKind } from "#app/domain/codes/instruments.ts";
import { share } from "#app/domain/matching/criteria/areas.ts";
import { CRITERIA, ROOM } from "../criteria/list.ts";
import { type Codes, listOf } from "#app/domain/matching/criteria/criterion.ts";
import { type MandateTerms, NOTHING_KNOWN, type ProspectFacts } from "#app/domain/matching/criteria/facts.ts";
import type { Limit } from "#app/domain/matching/criteria/limits.ts";

/** A value in codes: what is known of a company, and which mandates that doesn't miss. */
export type Coded = {
  readonly said: (facts: ProspectFacts) => Codes;
  readonly passes: (codes: Codes, terms: MandateTerms) => boolean;
};

/** Of one criterion the values in codes and the limits that it hangs on, by their numbers. */
export type Group = {
  readonly coded: number | null;
  readonly limits: readonly number[];
  /** It stops nothing where both sides deal in one instrument of equity. */
  readonly isOfDebt: boolean;
};

const coded: Coded[] = [];
const limits: Limit[] = [];

const groups: readonly (Group & { isCommon: boolean })[] = CRITERIA.map((criterion) => {
  const { coded: codes, limits: own = [], isOfDebt = false, isCommon = false } = criterion;
  if (isCommon && codes === undefined) throw new Error("A common criterion is one of codes");
  const first = limits.length;
  limits.push(...own);
  let number: number | null = null;
  if (codes !== undefined) {
    number = coded.length;
    coded.push({
      said: codes.said,
      passes: (value, terms) =>
        criterion.outcome({ ...NOTHING_KNOWN, ...codes.factsOf(value) }, terms, "") !== "not_met",
    });
  }
  return { coded: number, limits: own.map((_, at) => first + at), isOfDebt, isCommon };
});

/** Criteria that most mandates tell companies apart by: judged once for each combination of their values. */
export const COMMON: readonly number[] = groups.flatMap((group) =>
  group.isCommon && group.coded !== null ? [group.coded] : [],
);
export const GROUPS: readonly Group[] = groups;
/** The same without the common ones. */
export const OTHER_GROUPS: readonly Group[] = groups.filter(({ isCommon }) => !isCommon);

/** The first value in codes that no cell is told apart by. */
export const FIRST_OTHER = OTHER_GROUPS.find((group) => group.coded !== null)?.coded ?? 0;

/** What a mandate's room hangs on beside itself. */
export const ROOM_LIMITS: readonly number[] = ROOM.flatMap(({ limits: own = [] }) =>
  own.map((limit) => limits.push(limit) - 1),
);

/** Equity that both sides deal in. */
export const EQUITY = coded.length;
coded.push({
  said: ({ instruments }) => instruments.filter((instrument) => instrumentKind(instrument) === "equity"),
  passes: (codes, terms) => share(listOf(codes), terms.instruments),
});

export const CODED: readonly Coded[] = coded;
export const LIMITS: readonly Limit[] = limits;

/** Whether a mandate can take anybody on a day, the size of an ask aside. */
export function hasRoom(terms: MandateTerms, day: string): boolean {
  return ROOM.every(({ outcome }) => outcome(NOTHING_KNOWN, terms, day) !== "not_met");
}

/** Codes as a text that is the same for the same codes in the same order. NUL stands in no text of PostgreSQL. */
export function keyOf(codes: Codes): string {
  if (codes === null) return "";
  return typeof codes === "string" ? `=${codes}` : `${codes.length}\u0000${codes.join("\u0000")}`;
}

/** The same set in one order: lists that differ in order or repeat themselves are one value. */
export function canonical(codes: Codes): Codes {
  return Array.isArray(codes) ? [...new Set(codes as string[])].sort() : codes;
}
