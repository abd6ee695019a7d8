import type { District } from "#app/domain/codes/districts.ts";
import { rootOf } from "#app/domain/codes/paths.ts";
import { leavesOf, type SectorLeaf, type SectorRoot } from "#app/domain/codes/sectors.ts";
import type { YearFigures } from "#app/domain/organizations/figures.ts";
import { type CompanyProfile, companyProfileSchema } from "#app/domain/organizations/profile.ts";
import type { CompanyRecognition, CompanyRight } from "#app/domain/organizations/rights.ts";
import { addDays, type Day } from "#app/lib/days.ts";
import { creditCode } from "../codes.ts";
import type { Random } from "../random.ts";
import standings from "../standings.json" with { type: "json" };
import type { Pair } from "../texts/fill.ts";
import products from "../texts/products.json" with { type: "json" };
import { type CityDefinition, type Ground, withStream } from "./cities.ts";
import { generateFigures, sharesByKind, type FirmType } from "./figures.ts";
import { brandsOf, personName } from "./names.ts";
import { generateRecognitions, generateRights } from "./rights.ts";

export interface SeedCompany {
  id: string;
  ownerId: string;
  profile: CompanyProfile;
  firmType: FirmType;
  registeredCapitalFen: bigint;
  product: Product;
  /** The latest year first. */
  years: YearFigures[];
  rights: CompanyRight[];
  recognitions: CompanyRecognition[];
  joinedAt: Date;
}

const FIRM_TYPES = sharesByKind(standings);
/** A district's code of GB/T 2260, if it has one. */
const AREA = /^\d{4}\/(\d{6})$/u;

/** Generates the firms of a city from one index up to, not including, another; the same ones for the same seed. */
export function generateCompanies(ground: Ground): (from: number, to: number) => SeedCompany[] {
  const { city } = ground;
  const brands = brandsOf(ground.random.stream("brands"), city.companies + city.registered);
  return (from, to) =>
    brands.slice(from, to).map((brand, i) => {
      const index = from + i;
      return companyOf(withStream(ground, `company-${index}`), index, brand);
    });
}

function companyOf({ random, calendar, city }: Ground, index: number, brand: Pair): SeedCompany {
  const { today } = calendar;
  const sector = random.pick(leavesOf(random.byOdds(city.branches)));
  const firmType = random.byOdds(FIRM_TYPES);
  const { least, more } = standings[firmType].years;
  const establishedOn = addDays(today, -Math.round((least + random.next() * more) * 365.25));
  const firm = { city, index, brand, sector, establishedOn };
  const [latestYear, sinceYear] = [latestYearOn(today), Number(establishedOn.slice(0, 4)) + 1];
  return {
    product: random.pick(catalogue[sector].products),
    id: random.uuid(),
    ownerId: random.uuid(),
    profile: companyProfileSchema.parse(profileOf(random, firm)),
    firmType,
    registeredCapitalFen: BigInt(random.pick([100, 200, 300, 500, 800, 1_000, 2_000, 5_000])) * 1_000_000n,
    years: generateFigures(random, { firmType, sector, latestYear, sinceYear }),
    rights: generateRights(random, { firmType, sector, today }),
    recognitions: generateRecognitions(random, firmType, today),
    joinedAt: calendar.ago(random, random.int(40, 620)),
  };
}

/** A year's reports exist from April of the next. */
export function latestYearOn(day: Day): number {
  const year = Number(day.slice(0, 4));
  return day.slice(5) >= "04-01" ? year - 1 : year - 2;
}

interface Firm {
  city: CityDefinition;
  index: number;
  brand: Pair;
  sector: SectorLeaf;
  establishedOn: Day;
}

function profileOf(random: Random, { city, index, brand, sector, establishedOn }: Firm) {
  const trade = random.pick(catalogue[sector].trades);
  const place = random.chance(0.18) ? city.inName.province : city.inName.city;
  const district = districtOf(random, city, rootOf(sector) as SectorRoot);
  const domain = `${brand.en.toLowerCase().replace("'", "")}-${index + 1}.example`;
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
    contactEmail: `finance@${domain}`,
    ...(random.chance(0.6) && { website: `https://www.${domain}` }),
  };
}

function districtOf(random: Random, { homes, zones, districts }: CityDefinition, root: SectorRoot): District {
  const roll = random.next();
  if (roll < 0.55) return random.pick(homes[root] ?? zones);
  return roll < 0.85 ? random.pick(zones) : random.pick(districts);
}

/** What a firm of the demonstration city makes, and its customers; no name that could identify a real firm. */
export interface Product extends Pair {
  buyersZh: string;
  buyersEn: string;
}

/** The names and products of the firms of each sector; `trades` are words used in many names. */
export const catalogue: Readonly<
  Record<SectorLeaf, { trades: readonly Pair[]; products: readonly Product[] }>
> = products;
