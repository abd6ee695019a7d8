import { rootOf } from "#app/domain/codes/paths.ts";
import type { SectorLeaf } from "#app/domain/codes/sectors.ts";
import type { YearFigures } from "#app/domain/organizations/figures.ts";
import type { Random } from "../random.ts";
import standings from "../standings.json" with { type: "json" };

/**
 * The firm types by size and growth: share of firms, median revenue in yuan and standard deviation of its logarithm,
 * fitted to published means, age, mean numbers of rights, and probability of each recognition (DOMAIN facts, section
 * 10).
 */
export type FirmType = keyof typeof standings;

const MOST_REVENUE = 4e9;
const YEARS = 4;

/** The probabilities of some kinds, from their shares. */
export function sharesByKind<Kind extends string>(kinds: Readonly<Record<Kind, { share: number }>>) {
  const shares = Object.entries<{ share: number }>(kinds).map(([kind, { share }]) => [kind, share]);
  return Object.fromEntries(shares) as Record<Kind, number>;
}

/** Four consistent years, the latest first; money in fen, in whole 万元. */
export function generateFigures(
  random: Random,
  firm: { firmType: FirmType; sector: SectorLeaf; latestYear: number; sinceYear: number },
): YearFigures[] {
  const { firmType, sector, latestYear, sinceYear } = firm;
  const { median, sigma, least } = standings[firmType].revenue;
  let revenue = Math.min(MOST_REVENUE, Math.max(least, random.lognormal(median, sigma)));
  const usualResearch = rootOf(sector) === "software-and-ai" ? 0.12 : 0.06;
  const research = clamp(random.lognormal(usualResearch, 0.5), 0.008, 0.35);
  const debt = clamp(random.normal(0.48, 0.16), 0.08, 0.94);
  const margin = clamp(random.normal(firmType === "young" ? -0.04 : 0.07, 0.06), -0.4, 0.28);
  const turnover = 0.7 + random.next() * 1.1;
  const audited = firmType !== "young" && random.chance(0.85);
  const years: YearFigures[] = [];
  const first = Math.min(latestYear, Math.max(sinceYear, latestYear - YEARS + 1));
  for (let year = latestYear; year >= first; year -= 1) {
    const staff = Math.max(3, Math.round((revenue / 0.7e6) ** 0.9 * (0.7 + random.next() * 0.6)));
    const assets = revenue * turnover * (0.95 + random.next() * 0.1);
    years.push({
      year,
      audited,
      revenueFen: wan(revenue),
      mainRevenueFen: wan(revenue * (0.82 + random.next() * 0.17)),
      netProfitFen: wan(revenue * clamp(margin + random.normal(0, 0.015), -0.5, 0.3)),
      totalAssetsFen: wan(assets),
      totalLiabilitiesFen: wan(assets * clamp(debt + random.normal(0, 0.02), 0.05, 0.97)),
      rdExpenseFen: wan(revenue * clamp(research * (0.9 + random.next() * 0.2), 0.005, 0.4)),
      staff,
      rdStaff: Math.max(1, Math.round(staff * (0.1 + random.next() * 0.35))),
    });
    if (audited) Object.assign(years.at(-1) ?? {}, interestOf(years.at(-1)));
    revenue /= 1 + clamp(random.normal(0.12, 0.2), -0.35, 1.2);
  }
  return years;
}

/**
 * What audited books also have, without another draw, which would change every city: interest at 4.2% on 45% of the
 * liabilities, and the profit before a tax of 15%.
 */
function interestOf({ netProfitFen = 0n, totalLiabilitiesFen = 0n }: Partial<YearFigures> = {}) {
  const beforeTax = netProfitFen > 0n ? Number(netProfitFen) / 0.85 : Number(netProfitFen);
  return {
    profitBeforeTaxFen: wan(beforeTax / 100),
    interestFen: wan((Number(totalLiabilitiesFen) / 100) * 0.45 * 0.042),
  };
}

/** Yuan as fen of whole 万元, at least one. */
function wan(yuan: number): bigint {
  const count = Math.round(yuan / 10_000);
  return BigInt(count === 0 ? 1 : count) * 1_000_000n;
}

export function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
