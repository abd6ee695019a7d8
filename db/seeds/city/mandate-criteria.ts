import type { Recognition } from "#app/domain/codes/companies.ts";
import type { Place } from "#app/domain/codes/districts.ts";
import { isWithin } from "#app/domain/codes/paths.ts";
import { leavesOf, type Sector, SECTOR_ROOTS } from "#app/domain/codes/sectors.ts";
import type { StatedPreference } from "#app/domain/mandates/preferences.ts";
import type { Random } from "../random.ts";
import lines from "../texts/mandate-lines.json" with { type: "json" };
import type { Line } from "./mandate-lines.ts";
import type { CityDefinition } from "./cities.ts";

export interface Focus {
  sectorsIncluded: Sector[];
  sectorsExcluded: Sector[];
  districts: Place[];
  zh: string;
  en: string;
}

/** Most mandates take any sector; others name a few branches, now and then without one of their leaves. */
export function focusOf(random: Random, { code, districts: all }: CityDefinition): Focus {
  const roots = random.chance(0.58)
    ? []
    : random.some(
        SECTOR_ROOTS,
        random.weighted([
          [1, 3],
          [2, 4],
          [3, 2],
          [4, 1],
        ]),
      );
  const excluded = roots[0] !== undefined && random.chance(0.15) ? [random.pick(leavesOf(roots[0]))] : [];
  const districts: Place[] = random.chance(0.7)
    ? random.chance(0.4)
      ? [code]
      : []
    : random.some(all, random.int(3, 8));
  const names = roots.slice(0, 2).map((root) => lines.branches[root]);
  return {
    sectorsIncluded: roots,
    sectorsExcluded: excluded.filter((leaf) => roots.some((root) => isWithin(leaf, root))),
    districts,
    zh: names.map(({ zh }) => zh).join("、"),
    en: names.map(({ en }) => en).join(" and "),
  };
}

export function recognitionsAny(random: Random): Recognition[] {
  return random.weighted<Recognition[]>([
    [[], 72],
    [["high_tech_enterprise", "tech_sme"], 20],
    [["high_tech_enterprise", "specialised_sme", "little_giant"], 12],
    [["specialised_sme", "little_giant"], 8],
  ]);
}

/** What an institution likes: three to six preferences, most of them on growth, research and debt. */
export function preferencesOf(
  random: Random,
  line: Line,
  focus: Focus,
  { districts }: CityDefinition,
): StatedPreference[] {
  const weight = () =>
    random.weighted([
      [1, 3],
      [2, 4],
      [3, 2],
    ] as const);
  const some: StatedPreference[] = [
    { kind: "rd_intensity", atLeastBp: random.pick([300, 500, 600, 800, 1_000]), weight: weight() },
    { kind: "revenue_growth", atLeastBp: random.pick([500, 1_000, 1_500, 2_000]), weight: weight() },
    { kind: "debt_ratio", atMostBp: random.pick([4_500, 5_000, 5_500, 6_000]), weight: weight() },
    { kind: "class_one_ip", atLeast: random.pick([1, 2, 3, 5]), weight: weight() },
    { kind: "recognition", anyOf: ["little_giant", "specialised_sme"], weight: weight() },
    { kind: "stage", anyOf: [random.pick(line.stages)], weight: weight() },
    { kind: "age", atLeastMonths: random.pick([36, 60, 84]), weight: 1 },
    { kind: "district", anyOf: [random.pick(districts), random.pick(districts)], weight: 1 },
    ...(focus.sectorsIncluded[0] === undefined
      ? [{ kind: "sector" as const, anyOf: [random.pick(SECTOR_ROOTS)], weight: weight() }]
      : []),
  ];
  return random.some(some, random.int(3, 6));
}
