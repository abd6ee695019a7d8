import { DIMENSIONS, type Dimension, LEVELS } from "./dimensions.ts";

/**
 * One learned part of a fit: the lift of a value relative to its parent, the same path one level coarser; or of two
 * values together, shrunk towards 1, as the weights already cover the single values.
 */
export type Part = {
  readonly name: string;
  /** The reason that it is shown under: all parts of a group are one reason. */
  readonly group: string;
  readonly of: readonly (readonly [Dimension, level: number])[];
  readonly parent: number | null;
  /** Counted with the short memory: recent behaviour of an institution. */
  readonly late: boolean;
};

/** Pairs of dimensions that funders combine: every level on the left with every one on the right. */
const CROSSES: readonly (readonly [readonly string[], readonly string[]])[] = [
  [
    ["place.0", "place.1", "place.2"],
    ["instrument.1", "amount.0", "term.2", "stage.0"],
  ],
  [
    ["place.0", "place.1"],
    ["sector.0", "sector.1"],
  ],
  [
    ["amount.0", "amount.1", "amount.2"],
    ["instrument.1", "term.0", "term.2"],
  ],
  [["instrument.1"], ["term.0", "term.1", "term.2", "staff.0", "sector.0"]],
  [["stage.0"], ["amount.0", "sector.0", "sector.1", "instrument.1"]],
  [["sector.0"], ["amount.0", "age.0", "rounds.0"]],
];

/** Dimensions in which institutions change within months, and how many levels of each. */
const LATE: readonly (readonly [Dimension, levels: number])[] = [
  ["place", 3],
  ["sector", 1],
  ["instrument", 2],
  ["amount", 1],
  ["stage", 1],
];

/** All parts, coarse before fine and single values before crosses, so that parents come before children. */
export const PARTS: readonly Part[] = allParts();

export const PART_INDEX: ReadonlyMap<string, number> = new Map(PARTS.map(({ name }, i) => [name, i]));

function allParts(): Part[] {
  const parts: Part[] = [];
  for (const dimension of DIMENSIONS) {
    for (let level = 0; level < LEVELS[dimension]; level++) {
      const parent = level === 0 ? null : parts.length - 1;
      parts.push({
        name: `${dimension}.${level}`,
        group: dimension,
        of: [[dimension, level]],
        parent,
        late: false,
      });
    }
  }
  const singles = new Map(parts.map((part) => [part.name, { part }]));
  const add = (left: string, right: string) => {
    const one = singles.get(left);
    const other = singles.get(right);
    const name = `${left}×${right}`;
    if (!one || !other || parts.some((part) => part.name === name)) return;
    const group = `${one.part.group}×${other.part.group}`;
    parts.push({ name, group, of: [...one.part.of, ...other.part.of], parent: null, late: false });
  };
  for (const [lefts, rights] of CROSSES) {
    for (const left of lefts) for (const right of rights) add(left, right);
  }
  for (const [dimension, levels] of LATE) {
    for (let level = 0; level < levels; level++) {
      const parent = level === 0 ? null : parts.length - 1;
      parts.push({
        name: `${dimension}.${level}~late`,
        group: dimension,
        of: [[dimension, level]],
        parent,
        late: true,
      });
    }
  }
  return parts;
}

/** These parts with all that they depend on: their parents, and the single values of crosses. */
export function withParents(parts: ReadonlySet<number>): Set<number> {
  const all = new Set<number>();
  const add = (index: number) => {
    const part = PARTS[index];
    if (part === undefined || all.has(index)) return;
    all.add(index);
    if (part.parent !== null) add(part.parent);
    for (const [dimension, level] of part.of) add(PART_INDEX.get(`${dimension}.${level}`) ?? -1);
  };
  for (const part of parts) add(part);
  return all;
}
