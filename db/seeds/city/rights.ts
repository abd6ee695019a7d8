import type { Recognition } from "#app/domain/codes/companies.ts";
import { rootOf } from "#app/domain/codes/paths.ts";
import type { SectorLeaf, SectorRoot } from "#app/domain/codes/sectors.ts";
import type { CompanyRecognition, CompanyRight } from "#app/domain/organizations/rights.ts";
import { addDays, type Day } from "#app/lib/days.ts";
import type { Random } from "../random.ts";
import standings from "../standings.json" with { type: "json" };
import texts from "../texts/rights.json" with { type: "json" };
import { fill } from "../texts/fill.ts";
import type { FirmType } from "./figures.ts";

/** The kinds of rights that the city's firms have. */
type SeedRight = keyof typeof texts.numbers;

export function generateRights(
  random: Random,
  { firmType, sector, today }: { firmType: FirmType; sector: SectorLeaf; today: Day },
): CompanyRight[] {
  const times = (mean: number, kind: SeedRight, titleOf: () => string): CompanyRight[] =>
    Array.from({ length: Math.min(24, random.poisson(mean)) }, () =>
      generateRight(random, kind, titleOf(), today),
    );
  const root = rootOf(sector) as SectorRoot;
  const titles = random.stream("titles");
  const isSoftware = root === "software-and-ai" || sector === "other/digital-creative";
  const isBreeder = sector === "agri-food/seeds-and-breeding";
  const { inventions, models } = standings[firmType];
  const variety = (): string => `${titles.pick(texts.varieties)} ${titles.int(1, 99)}`;
  return [
    ...times(inventions, "invention_patent", () => inventionTitle(random, root)),
    ...times(isSoftware ? 0.5 : models, "utility_model", () => modelTitle(random, root)),
    ...times(0.4, "design_patent", () => titles.pick(texts.parts[root])),
    ...times(isSoftware ? models * 2 : 0.6, "software_copyright", () =>
      titleOf(random, root, texts.software),
    ),
    ...(isBreeder ? times(2, "plant_variety", variety) : []),
  ];
}

export function inventionTitle(random: Random, root: SectorRoot): string {
  return `一种${titleOf(random, root, texts.inventions)}`;
}

export function modelTitle(random: Random, root: SectorRoot): string {
  return `一种${titleOf(random, root, texts.models)}`;
}

/**
 * The subjects of the rights of a branch: parts and steps of its products. A product described in the words of its
 * patents' titles could be found in their register, so none of these words is in a teaser.
 */
function titleOf(random: Random, root: SectorRoot, endings: readonly string[]): string {
  return random.pick(texts.parts[root].flatMap((part) => endings.map((ending) => part + ending)));
}

/** A right granted some time in the past seven years. */
export function generateRight(random: Random, kind: SeedRight, title: string, today: Day): CompanyRight {
  const grantedOn = addDays(today, -random.int(60, 2_600));
  const registrationNumber = registrationNumberOf(random, kind, Number(grantedOn.slice(0, 4)));
  return { kind, title, registrationNumber, grantedOn, isSelfDeveloped: random.chance(0.92) };
}

/** Of the year in which the right was applied for; each # is a digit. */
function registrationNumberOf(random: Random, kind: SeedRight, year: number): string {
  const { filed, form } = texts.numbers[kind];
  return fill(form, { year: year - filed }).replace(/#/gu, () => String(random.int(0, 9)));
}

/** The recognitions of a firm by its type; a certificate of three years, or the one-year entry of tech SMEs. */
export function generateRecognitions(random: Random, firmType: FirmType, today: Day): CompanyRecognition[] {
  const year = Number(today.slice(0, 4));
  const likely = Object.entries(standings[firmType].recognitions) as [Recognition, number][];
  const held = likely.filter(([, probability]) => random.chance(probability));
  return held.map(([code]) => {
    const number = `${year - random.int(0, 2)}22${String(random.int(0, 999_999)).padStart(6, "0")}`;
    const certificateNumber = `${code === "high_tech_enterprise" ? "GR" : "JL"}${number}`;
    if (code === "tech_sme") return { code, certificateNumber, validUntil: `${year}-12-31` };
    const until = year + random.int(0, 2);
    return { code, certificateNumber, validUntil: `${until}-${random.pick(["11-28", "12-15", "12-31"])}` };
  });
}
