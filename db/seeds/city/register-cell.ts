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
 * have the bands of many days: firms are sorted by them, so that a band is a range.
 */
export function registerCell(firms: readonly RegisteredFacts[]): RegisterCell {
  const facts = firms.toSorted((a, b) =>
    a.foundedOn < b.foundedOn ? -1 : a.foundedOn > b.foundedOn ? 1 : 0,
  );
  const foundedOn = facts.map((one) => one.foundedOn);
  const columns = COLUMNS.map((column) => maskerOf(facts, column));
  const masksOf = (some: Firms, view: FinestView): Int32Array => {
    const masks = new Int32Array(some.length);
    addWithin(some, masks, stretchOf(foundedOn, view.founded), age);
    addWithin(some, masks, stretchOf(foundedOn, view.foundedWidely), wideAge);
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

type Stretch = { from: number; to: number };

/** The range of those founded after the one day, and at the latest on the other. */
function stretchOf(foundedOn: readonly Day[], founded: FinestView["founded"]): Stretch {
  const { after = null, until = null } = founded ?? {};
  return {
    from: after === null ? 0 : foundedUntil(foundedOn, after),
    to: until === null ? foundedOn.length : foundedUntil(foundedOn, until),
  };
}

/** How many were founded on a day or before. */
function foundedUntil(foundedOn: readonly Day[], day: Day): number {
  let [least, most] = [0, foundedOn.length];
  while (least < most) {
    const middle = (least + most) >> 1;
    if ((foundedOn[middle] as Day) <= day) least = middle + 1;
    else most = middle;
  }
  return least;
}

function addWithin(some: Firms, masks: Int32Array, { from, to }: Stretch, bit: number): void {
  for (let at = 0; at < masks.length; at += 1) {
    const place = some[at] as number;
    if (place >= from && place < to) (masks[at] as number) |= bit;
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
