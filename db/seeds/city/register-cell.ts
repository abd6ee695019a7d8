import {
  type FinestView,
  type RegisteredFacts,
  type RegisterView,
  SHARED_BITS,
  searchable,
  type SharedBy,
  sharedByOf,
  sharedMask,
  wholeMask,
} from "#app/domain/prospects/cohort.ts";
import type { Day } from "#app/lib/days.ts";

const { sector, place, size, age, wideAge, staff, patents } = SHARED_BITS;

/** One register attribute: the bits that it determines, and the part of a view that they depend on, as text. */
interface Column {
  bits: number;
  valueOf: (facts: RegisteredFacts) => unknown;
  askedOf: (view: FinestView) => unknown;
}
const COLUMNS: readonly Column[] = [
  { bits: sector, valueOf: (facts) => facts.sector, askedOf: (view) => view.sector },
  { bits: place, valueOf: (facts) => facts.district, askedOf: (view) => view.place },
  { bits: size, valueOf: (facts) => facts.size, askedOf: (view) => view.size },
  { bits: staff, valueOf: (facts) => facts.staff, askedOf: (view) => view.staff },
  { bits: patents, valueOf: (facts) => facts.patents, askedOf: (view) => view.patents },
  {
    bits: ~(sector | place | size | age | wideAge | staff | patents),
    valueOf: (facts) => facts.titles.join(),
    askedOf: ({ titles, hasAllTitles }) => [titles, hasAllTitles],
  },
];

/** Some of the firms of a cell, by ascending position. */
export type Firms = Int32Array;

/** The firms of one branch and city, counted as `countSharedAmong` counts. */
export interface RegisterCell {
  all: Firms;
  /** Those of some firms that match what is shown of one. */
  fitting: (some: Firms, shown: RegisterView) => Firms;
  /** How many of some firms share which part of a view. */
  counted: (some: Firms, view: FinestView) => SharedBy[];
}

/**
 * Evaluates the domain's rules once per distinct value and view, not once per firm: a city of Suzhou's size counts
 * 5,000 firms some ten thousand times, and its firms and views have few values each. Founding days are many, and views
 * have the bands of many days: they are compared directly.
 */
export function registerCell(facts: readonly RegisteredFacts[]): RegisterCell {
  const foundedOn = facts.map((one) => one.foundedOn);
  const columns = COLUMNS.map((column) => maskerOf(facts, column));
  const masksOf = (some: Firms, view: FinestView): Int32Array => {
    const masks = new Int32Array(some.length);
    addFounded(some, masks, foundedOn, view.founded, age);
    addFounded(some, masks, foundedOn, view.foundedWidely, wideAge);
    for (const addMasks of columns) addMasks(some, view, masks);
    return masks;
  };
  return {
    all: Int32Array.from(facts.keys()),
    fitting(some, shown) {
      const masks = masksOf(some, searchable(shown));
      const whole = wholeMask(shown);
      return some.filter((_, nth) => masks[nth] === whole);
    },
    counted(some, view) {
      const left = view.pledgesPatents
        ? some.filter((at) => ((facts[at] as RegisteredFacts).patents ?? 0) > 0)
        : some;
      const counts = new Int32Array(wholeMask(view) + 1);
      for (const mask of masksOf(left, view)) (counts[mask] as number) += 1;
      return sharedByOf(counts);
    },
  };
}

/** Adds a bit to the masks of those founded after the one day, and at the latest on the other. */
function addFounded(
  some: Firms,
  masks: Int32Array,
  foundedOn: readonly Day[],
  founded: FinestView["founded"],
  bit: number,
): void {
  const { after, until } = founded ?? { after: null, until: null };
  for (let at = 0; at < masks.length; at += 1) {
    const day = foundedOn[some[at] as number] as Day;
    if ((after === null || day > after) && (until === null || day <= until)) (masks[at] as number) |= bit;
  }
}

/** Adds to the masks of some firms what they share of a view by one column. */
function maskerOf(
  facts: readonly RegisteredFacts[],
  { bits, valueOf, askedOf }: Column,
): (some: Firms, view: FinestView, masks: Int32Array) => void {
  const having = new Map(facts.map((one) => [valueOf(one), one]));
  const nth = new Map([...having.keys()].map((value, at) => [value, at]));
  const values = Uint16Array.from(facts, (one) => nth.get(valueOf(one)) ?? 0);
  const known = new Map<string, Int32Array>();
  return (some, view, masks) => {
    const asked = JSON.stringify(askedOf(view));
    const table = known.get(asked) ?? Int32Array.from(having.values(), (one) => sharedMask(one, view) & bits);
    known.set(asked, table);
    for (let at = 0; at < masks.length; at += 1) {
      (masks[at] as number) |= table[values[some[at] as number] as number] as number;
    }
  };
}
