import type { IpKind, Recognition } from "#app/domain/codes/companies.ts";
import { rootOf } from "#app/domain/codes/paths.ts";
import type { SectorLeaf, SectorRoot } from "#app/domain/codes/sectors.ts";
import type { CompanyRecognition, CompanyRight } from "#app/domain/organizations/rights.ts";
import { addDays, type Day } from "#app/lib/days.ts";
import type { Random } from "../random.ts";
import type { Standing } from "./figures.ts";
import { designTitle, inventionTitle, modelTitle, softwareTitle, varietyTitle } from "./right-titles.ts";

/** Mean number of rights of each class (DOMAIN facts, section 10). */
const INVENTIONS: Readonly<Record<Standing, number>> = {
  little_giant: 8,
  high_tech: 3,
  tech_sme: 1,
  young: 0.4,
};
const MODELS: Readonly<Record<Standing, number>> = { little_giant: 9, high_tech: 5, tech_sme: 3, young: 1 };

export function rightsOf(
  random: Random,
  { standing, sector, today }: { standing: Standing; sector: SectorLeaf; today: Day },
): CompanyRight[] {
  const right = (kind: IpKind, title: string): CompanyRight => rightOf(random, kind, title, today);
  const times = (mean: number, make: () => CompanyRight): CompanyRight[] =>
    Array.from({ length: Math.min(24, random.poisson(mean)) }, make);
  const root = rootOf(sector) as SectorRoot;
  const titles = random.stream("titles");
  const isSoftware = root === "software-and-ai" || sector === "other/digital-creative";
  return [
    ...times(INVENTIONS[standing], () => right("invention_patent", inventionTitle(random, root))),
    ...times(isSoftware ? 0.5 : MODELS[standing], () => right("utility_model", modelTitle(random, root))),
    ...times(0.4, () => right("design_patent", designTitle(titles, root))),
    ...times(isSoftware ? MODELS[standing] * 2 : 0.6, () =>
      right("software_copyright", softwareTitle(random, root)),
    ),
    ...(sector === "agri-food/seeds-and-breeding"
      ? times(2, () => right("plant_variety", varietyTitle(titles)))
      : []),
  ];
}

/** A right that was granted some time in the past seven years. */
export function rightOf(random: Random, kind: IpKind, title: string, today: Day): CompanyRight {
  const grantedOn = addDays(today, -random.int(60, 2_600));
  return {
    kind,
    title,
    registrationNumber: registrationNumber(random, kind, grantedOn),
    grantedOn,
    isSelfDeveloped: random.chance(0.92),
  };
}

function registrationNumber(random: Random, kind: IpKind, grantedOn: Day): string {
  const year = Number(grantedOn.slice(0, 4));
  const digits = (count: number): string => Array.from({ length: count }, () => random.int(0, 9)).join("");
  switch (kind) {
    case "invention_patent":
      return `ZL${year - 2}1${digits(7)}.${digits(1)}`;
    case "utility_model":
      return `ZL${year - 1}2${digits(7)}.${digits(1)}`;
    case "design_patent":
      return `ZL${year - 1}3${digits(7)}.${digits(1)}`;
    case "software_copyright":
      return `${year}SR${digits(7)}`;
    default:
      return `CNA${year - 3}${digits(6)}`;
  }
}

/** What a firm of a standing holds; a certificate of three years, or the one-year entry of tech SMEs. */
export function recognitionsOf(random: Random, standing: Standing, today: Day): CompanyRecognition[] {
  const year = Number(today.slice(0, 4));
  const held: Recognition[] = [];
  const add = (code: Recognition, probability: number) => {
    if (random.chance(probability)) held.push(code);
  };
  const isHighTech = standing === "little_giant" || standing === "high_tech";
  add("high_tech_enterprise", isHighTech ? 0.97 : 0);
  add("tech_sme", standing === "young" ? 0.35 : standing === "tech_sme" ? 0.95 : 0.6);
  add("innovative_sme", standing === "young" ? 0 : 0.4);
  add("specialised_sme", standing === "little_giant" ? 1 : standing === "high_tech" ? 0.3 : 0.03);
  add("little_giant", standing === "little_giant" ? 1 : 0);
  add("single_champion", standing === "little_giant" ? 0.08 : 0);
  add("ip_advantage", standing === "little_giant" ? 0.3 : standing === "high_tech" ? 0.05 : 0);
  add("provincial_rd_centre", isHighTech ? 0.15 : 0);
  add("city_little_giant", standing === "high_tech" ? 0.12 : 0);
  return held.map((code) => ({
    code,
    certificateNumber: `${code === "high_tech_enterprise" ? "GR" : "JL"}${year - random.int(0, 2)}22${String(random.int(0, 999_999)).padStart(6, "0")}`,
    validUntil:
      code === "tech_sme"
        ? `${year}-12-31`
        : `${year + random.int(0, 2)}-${random.pick(["11-28", "12-15", "12-31"])}`,
  }));
}
