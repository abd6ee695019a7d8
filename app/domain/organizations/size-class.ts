import { SECTOR_DIVISIONS, type SectorLeaf } from "#app/domain/codes/sectors.ts";

export const SIZE_CLASSES = ["micro", "small", "medium", "large"] as const;
export type SizeClass = (typeof SIZE_CLASSES)[number];

export type SizeMeasure = "staff" | "revenue" | "assets";

/** Lower limits of small, medium and large: staff in persons, revenue and assets in 万元. */
type Limits = readonly [small: number, medium: number, large: number];
type Rule = Readonly<Partial<Record<SizeMeasure, Limits>>>;

/** Rows of the official table (中小企业划型标准规定, 工信部联企业〔2011〕300号). */
const SIZE_RULES = {
  industry: { staff: [20, 300, 1_000], revenue: [300, 2_000, 40_000] },
  software: { staff: [10, 100, 300], revenue: [50, 1_000, 10_000] },
  information_transmission: { staff: [10, 100, 2_000], revenue: [100, 1_000, 100_000] },
  construction: { revenue: [300, 6_000, 80_000], assets: [300, 5_000, 80_000] },
  wholesale: { staff: [5, 20, 200], revenue: [1_000, 5_000, 40_000] },
  retail: { staff: [10, 50, 300], revenue: [100, 500, 20_000] },
  transport: { staff: [20, 300, 1_000], revenue: [200, 3_000, 30_000] },
  agriculture: { revenue: [50, 500, 20_000] },
  leasing_and_business: { staff: [10, 100, 300], assets: [100, 8_000, 120_000] },
  other: { staff: [10, 100, 300] },
} as const satisfies Record<string, Rule>;
export type SizeIndustry = keyof typeof SIZE_RULES;
export const SIZE_INDUSTRIES = Object.keys(SIZE_RULES) as readonly SizeIndustry[];

/** Shown beside every computed class. The rows of leasing and "other" are based on one record only. */
export const SIZE_RULE_SET = {
  ruleVersion: "工信部联企业〔2011〕300号",
  effectiveFrom: "2011-06-18",
  effectiveTo: null,
  jurisdiction: "CN",
  source: "中小企业划型标准规定",
  checkedAt: "2026-08",
} as const;

const FEN_PER_WAN = 1_000_000n;

export type SizeFacts = {
  industry: SizeIndustry;
  staff: number | null;
  revenueFen: bigint | null;
  totalAssetsFen: bigint | null;
};

type MeasuredTier = {
  measure: SizeMeasure;
  /** Persons, or fen. */
  value: bigint;
  tier: SizeClass;
  /** The limits compared with, in the unit of the table: persons or 万元. */
  limits: Limits;
};

export type SizeResult =
  | {
      known: true;
      sizeClass: SizeClass;
      industry: SizeIndustry;
      measures: readonly MeasuredTier[];
      /** The deciding measures: those of the lowest tier. */
      decidedBy: readonly SizeMeasure[];
    }
  | { known: false; industry: SizeIndustry; missing: readonly SizeMeasure[] };

/**
 * The size class with the rule that was applied. Large, medium and small must meet the lower limits of every measure of
 * their row, otherwise the class drops: the lowest tier decides. With a missing measure the class is unknown, unless
 * another measure already makes it micro.
 */
export function sizeClassOf(facts: SizeFacts): SizeResult {
  const rule = SIZE_RULES[facts.industry];
  const measures: MeasuredTier[] = [];
  const missing: SizeMeasure[] = [];
  for (const [measure, limits] of Object.entries(rule) as [SizeMeasure, Limits][]) {
    const value = valueOf(facts, measure);
    if (value === null) missing.push(measure);
    else measures.push({ measure, value, tier: tierOf(value, measure, limits), limits });
  }
  const lowest = SIZE_CLASSES.find((tier) => measures.some((one) => one.tier === tier));
  if (lowest === undefined || (missing.length > 0 && lowest !== "micro")) {
    return { known: false, industry: facts.industry, missing };
  }
  return {
    known: true,
    sizeClass: lowest,
    industry: facts.industry,
    measures,
    decidedBy: measures.filter(({ tier }) => tier === lowest).map(({ measure }) => measure),
  };
}

function valueOf(facts: SizeFacts, measure: SizeMeasure): bigint | null {
  if (measure === "staff") return facts.staff === null ? null : BigInt(facts.staff);
  return measure === "revenue" ? facts.revenueFen : facts.totalAssetsFen;
}

function tierOf(value: bigint, measure: SizeMeasure, limits: Limits): SizeClass {
  const unit = measure === "staff" ? 1n : FEN_PER_WAN;
  const passed = limits.filter((limit) => value >= BigInt(limit) * unit).length;
  return SIZE_CLASSES[passed] ?? "large";
}

/** The table's row of a sector, by its division of GB/T 4754: 01–05 A, 06–46 B to D, 47–50 E, 63–64 and 65 I. */
export function sizeIndustryOf(sector: SectorLeaf): SizeIndustry {
  const division = Number(SECTOR_DIVISIONS[sector]);
  if (division <= 5) return "agriculture";
  if (division <= 46) return "industry";
  if (division <= 50) return "construction";
  if (division === 63 || division === 64) return "information_transmission";
  if (division === 65) return "software";
  return division === 71 || division === 72 ? "leasing_and_business" : "other";
}
