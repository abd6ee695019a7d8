import type { District } from "#app/domain/codes/districts.ts";
import { rootOf } from "#app/domain/codes/paths.ts";
import { leavesOf, type SectorLeaf, type SectorRoot } from "#app/domain/codes/sectors.ts";
import type { YearFigures } from "#app/domain/organizations/figures.ts";
import { type CompanyProfile, companyProfileSchema } from "#app/domain/organizations/profile.ts";
import type { CompanyRecognition, CompanyRight } from "#app/domain/organizations/rights.ts";
import { addDays, type Day } from "#app/lib/days.ts";
import type { Calendar } from "../calendar.ts";
import { creditCode } from "../codes.ts";
import type { Random } from "../random.ts";
import { figuresOf, type Standing } from "./figures.ts";
import { brandsOf, personName } from "./names.ts";
import type { Pair } from "../texts/fill.ts";
import { catalogue, type Product } from "./catalogue.ts";
import { recognitionsOf, rightsOf } from "./rights.ts";
import type { CityDefinition } from "./cities.ts";

export interface SeedCompany {
  id: string;
  ownerId: string;
  profile: CompanyProfile;
  standing: Standing;
  registeredCapitalFen: bigint;
  product: Product;
  /** The latest year first. */
  years: YearFigures[];
  rights: CompanyRight[];
  recognitions: CompanyRecognition[];
  joinedAt: Date;
}

const STANDINGS: readonly (readonly [Standing, number])[] = [
  ["little_giant", 5],
  ["high_tech", 42],
  ["tech_sme", 38],
  ["young", 15],
];
/** A district's code of GB/T 2260, where it has one. */
const AREA = /^\d{4}\/(\d{6})$/u;

/** Makes the firms of a city from one up to, not including, another; the same ones for the same seed. */
export function companiesOf(
  random: Random,
  calendar: Calendar,
  city: CityDefinition,
): (from: number, to: number) => SeedCompany[] {
  const brands = brandsOf(random.stream("brands"), city.companies + city.registered);
  return (from, to) =>
    brands
      .slice(from, to)
      .map((brand, i) => companyOf(random.stream(`company-${from + i}`), calendar, city, from + i, brand));
}

function companyOf(
  random: Random,
  calendar: Calendar,
  city: CityDefinition,
  index: number,
  brand: Pair,
): SeedCompany {
  const { today } = calendar;
  const root = random.weighted(city.branches);
  const sector = random.pick(leavesOf(root));
  const standing = random.weighted(STANDINGS);
  const establishedOn = addDays(today, -Math.round(ageYears(random, standing) * 365.25));
  const leaf = catalogue[sector];
  const product = random.pick(leaf.products);
  return {
    id: random.uuid(),
    ownerId: random.uuid(),
    profile: companyProfileSchema.parse(profileOf(random, { city, index, brand, sector, establishedOn })),
    standing,
    registeredCapitalFen: BigInt(random.pick([100, 200, 300, 500, 800, 1_000, 2_000, 5_000])) * 1_000_000n,
    product,
    years: figuresOf(random, {
      standing,
      sector,
      latestYear: latestYearOn(today),
      sinceYear: Number(establishedOn.slice(0, 4)) + 1,
    }),
    rights: rightsOf(random, { standing, sector, today }),
    recognitions: recognitionsOf(random, standing, today),
    joinedAt: calendar.ago(random, random.int(40, 620)),
  };
}

/** Reports of a year are there from April of the next. */
export function latestYearOn(day: Day): number {
  const year = Number(day.slice(0, 4));
  return day.slice(5) >= "04-01" ? year - 1 : year - 2;
}

function ageYears(random: Random, standing: Standing): number {
  switch (standing) {
    case "little_giant":
      return 7 + random.next() * 18;
    case "high_tech":
      return 4 + random.next() * 18;
    case "tech_sme":
      return 2.4 + random.next() * 14;
    case "young":
      return 1.7 + random.next() * 2;
  }
}

function profileOf(
  random: Random,
  {
    city,
    index,
    brand,
    sector,
    establishedOn,
  }: { city: CityDefinition; index: number; brand: Pair; sector: SectorLeaf; establishedOn: Day },
) {
  const trade = random.pick(catalogue[sector].trades);
  const place = random.chance(0.18) ? city.inName.province : city.inName.city;
  const district = districtOf(random, city, rootOf(sector) as SectorRoot);
  const slug = brand.en.toLowerCase().replace("'", "");
  return {
    legalName: `${place.zh}${brand.zh}${trade.zh}有限公司（示例）`,
    englishName: `${place.en} ${brand.en} ${trade.en} (demo)`,
    uscc: creditCode(index, AREA.exec(district)?.[1] ?? city.registrar),
    establishedOn,
    sector,
    district,
    address: `${random.pick(city.streets)}${random.int(12, 4_999)}号`,
    contactName: personName(random),
    contactPhone: `${city.dialling}-8100${String(random.int(0, 9_999)).padStart(4, "0")}`,
    contactEmail: `finance@${slug}-${index + 1}.example`,
    ...(random.chance(0.6) ? { website: `https://www.${slug}-${index + 1}.example` } : {}),
  };
}

function districtOf(random: Random, { homes, zones, districts }: CityDefinition, root: SectorRoot): District {
  const roll = random.next();
  if (roll < 0.55) return random.pick(homes[root] ?? zones);
  return roll < 0.85 ? random.pick(zones) : random.pick(districts);
}
