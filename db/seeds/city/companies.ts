import { DISTRICTS, type District } from "#app/domain/codes/districts.ts";
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
import { type Brand, brandsOf, personName } from "./names.ts";
import { catalogue } from "./products/catalogue.ts";
import type { Product } from "./products/product.ts";
import { recognitionsOf, rightsOf } from "./rights.ts";

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

/** Shares of the city's firms (DOMAIN facts, section 10). */
const ROOTS: readonly (readonly [SectorRoot, number])[] = [
  ["photonics", 16],
  ["auto-parts", 18],
  ["rail-and-equipment", 14],
  ["bio-and-medical", 15],
  ["new-materials", 10],
  ["software-and-ai", 14],
  ["agri-food", 8],
  ["other", 5],
];
const STANDINGS: readonly (readonly [Standing, number])[] = [
  ["little_giant", 5],
  ["high_tech", 42],
  ["tech_sme", 38],
  ["young", 15],
];
/** Where the firms of a branch gather, beside the zones where all do. */
const HOMES: Readonly<Partial<Record<SectorRoot, readonly District[]>>> = {
  "auto-parts": ["2201/220174", "2201/220174", "2201/220171", "2201/220106"],
  "rail-and-equipment": ["2201/220103", "2201/220106", "2201/220106"],
  "agri-food": ["2201/220122", "2201/220182", "2201/220183", "2201/220184", "2201/220112"],
  photonics: ["2201/changchun-new-area", "2201/220173", "2201/220172"],
  "software-and-ai": ["2201/220172", "2201/220104", "2201/220173"],
  "bio-and-medical": ["2201/220173", "2201/changchun-new-area", "2201/220113"],
};
const ZONES: readonly District[] = [
  "2201/changchun-new-area",
  "2201/220173",
  "2201/220171",
  "2201/220172",
  "2201/220174",
];
const STREETS =
  "创新路 光华路 卓越大街 丙十七街 硅谷大街 越达路 锦湖大路 飞跃路 学府街 和谐大街 东升路 启航街".split(" ");
const AREA = /^2201\/(\d{6})$/u;

/** The firms of the city; the same list for the same seed. */
export function companiesOf(random: Random, calendar: Calendar, count: number): SeedCompany[] {
  const brands = brandsOf(random.stream("brands"));
  return Array.from({ length: count }, (_, index) => {
    const brand = brands[index % brands.length] ?? { zh: "北辰", en: "Beichen" };
    return companyOf(random.stream(`company-${index}`), calendar, index, brand);
  });
}

function companyOf(random: Random, calendar: Calendar, index: number, brand: Brand): SeedCompany {
  const { today } = calendar;
  const root = random.weighted(ROOTS);
  const sector = random.pick(leavesOf(root));
  const standing = random.weighted(STANDINGS);
  const establishedOn = addDays(today, -Math.round(ageYears(random, standing) * 365.25));
  const leaf = catalogue[sector];
  const product = random.pick(leaf.products);
  return {
    id: random.uuid(),
    ownerId: random.uuid(),
    profile: companyProfileSchema.parse(profileOf(random, { index, brand, sector, establishedOn })),
    standing,
    registeredCapitalFen: BigInt(random.pick([100, 200, 300, 500, 800, 1_000, 2_000, 5_000])) * 1_000_000n,
    product,
    years: figuresOf(random, {
      standing,
      sector,
      latestYear: latestYearOn(today),
      sinceYear: Number(establishedOn.slice(0, 4)) + 1,
    }),
    rights: rightsOf(random, { standing, sector, product, today }),
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
    index,
    brand,
    sector,
    establishedOn,
  }: { index: number; brand: Brand; sector: SectorLeaf; establishedOn: Day },
) {
  const [tradeZh, tradeEn] = random.pick(catalogue[sector].trades);
  const isProvincial = random.chance(0.18);
  const district = districtOf(random, rootOf(sector) as SectorRoot);
  const slug = brand.en.toLowerCase().replace("'", "");
  return {
    legalName: `${isProvincial ? "吉林省" : "长春"}${brand.zh}${tradeZh}有限公司（示例）`,
    englishName: `${isProvincial ? "Jilin" : "Changchun"} ${brand.en} ${tradeEn} (demo)`,
    uscc: creditCode(index, AREA.exec(district)?.[1] ?? "220101"),
    establishedOn,
    sector,
    district,
    address: `${random.pick(STREETS)}${random.int(12, 4_999)}号`,
    contactName: personName(random),
    contactPhone: `0431-8100${String(random.int(0, 9_999)).padStart(4, "0")}`,
    contactEmail: `finance@${slug}-${index + 1}.example`,
    ...(random.chance(0.6) ? { website: `https://www.${slug}-${index + 1}.example` } : {}),
  };
}

function districtOf(random: Random, root: SectorRoot): District {
  const roll = random.next();
  if (roll < 0.55) return random.pick(HOMES[root] ?? ZONES);
  return roll < 0.85 ? random.pick(ZONES) : random.pick(DISTRICTS);
}
