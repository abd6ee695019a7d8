import { z } from "zod";
import { type FieldKinds, fieldFault, storedKinds } from "#app/domain/fields.ts";
import { divideRounded } from "#app/lib/money.ts";

/**
 * One year's figures as the company's own record has them. A blank is unknown, never zero. Amounts in fen, staff at the
 * end of the year.
 */
function recordedYearShape(kinds: FieldKinds) {
  return {
    year: kinds.whole(2000, 2100),
    audited: z.boolean().optional(),
    revenueFen: kinds.money.optional(),
    mainRevenueFen: kinds.money.optional(),
    netProfitFen: kinds.signedMoney.optional(),
    totalAssetsFen: kinds.money.optional(),
    totalLiabilitiesFen: kinds.money.optional(),
    rdExpenseFen: kinds.money.optional(),
    staff: kinds.whole(0, 1_000_000).optional(),
    rdStaff: kinds.whole(0, 1_000_000).optional(),
  };
}

/** One year's figures in a prospect: with what a lender needs for the interest cover, which an ask alone states. */
export function yearFiguresShape(kinds: FieldKinds) {
  return {
    ...recordedYearShape(kinds),
    profitBeforeTaxFen: kinds.signedMoney.optional(),
    interestFen: kinds.money.optional(),
  };
}

export const recordedYearSchema = (kinds: FieldKinds) =>
  z.object(recordedYearShape(kinds)).superRefine(checkConsistency);

export const yearFiguresSchema = (kinds: FieldKinds) =>
  z.object(yearFiguresShape(kinds)).superRefine(checkConsistency);

function checkConsistency(year: YearFigures, ctx: z.core.$RefinementCtx<YearFigures>): void {
  for (const [field, fault] of inconsistencies(year)) ctx.addIssue(fieldFault(fault, [field]));
}

export const storedYearFiguresSchema = yearFiguresSchema(storedKinds);
export type YearFigures = z.infer<z.ZodObject<ReturnType<typeof yearFiguresShape>>>;

type Inconsistency = [keyof YearFigures, "exceeds-revenue" | "exceeds-staff"];

/** Contradictions in one year's figures: a part above its whole. Liabilities may exceed assets. */
export function inconsistencies(year: YearFigures): Inconsistency[] {
  const found: Inconsistency[] = [];
  if (isAbove(year.mainRevenueFen, year.revenueFen)) found.push(["mainRevenueFen", "exceeds-revenue"]);
  if (isAbove(year.rdStaff, year.staff)) found.push(["rdStaff", "exceeds-staff"]);
  return found;
}

function isAbove<N extends bigint | number>(part: N | undefined, whole: N | undefined): boolean {
  return part !== undefined && whole !== undefined && part > whole;
}

/** The latest year first. */
export function latestFirst(years: readonly YearFigures[]): YearFigures[] {
  return [...years].sort((a, b) => b.year - a.year);
}

export type Ratios = {
  /** Growth of revenue over the year before, in basis points; null when either is unknown or zero. */
  revenueGrowthBp: number | null;
  /** R&D expense ÷ revenue, in basis points; null without revenue. */
  rdIntensityBp: number | null;
  /** Liabilities ÷ assets, in basis points; null without assets. */
  debtRatioBp: number | null;
};

/** The ratios of the latest year given; unknown stays null. Rounded half-even to a basis point. */
export function ratiosOf(years: readonly YearFigures[]): Ratios {
  const [latest] = latestFirst(years);
  if (!latest) return { revenueGrowthBp: null, rdIntensityBp: null, debtRatioBp: null };
  return {
    revenueGrowthBp: revenueGrowthBp(latest, years),
    rdIntensityBp: rdIntensityBp(latest),
    debtRatioBp: debtRatioBp(latest),
  };
}

/** Growth of a year's revenue over that of the calendar year before; null when either is unknown, or that one is 0. */
export function revenueGrowthBp(of: YearFigures, years: readonly YearFigures[]): number | null {
  const before = years.find(({ year }) => year === of.year - 1);
  const share = ratioBp(of.revenueFen, before?.revenueFen);
  return share === null ? null : share - 10_000;
}

/** R&D expense ÷ revenue; null when either is unknown, or revenue is 0. */
export function rdIntensityBp({ rdExpenseFen, revenueFen }: YearFigures): number | null {
  return ratioBp(rdExpenseFen, revenueFen);
}

/** Liabilities ÷ assets, over 100% where assets do not cover them; null when either is unknown, or assets are 0. */
export function debtRatioBp({ totalLiabilitiesFen, totalAssetsFen }: YearFigures): number | null {
  return ratioBp(totalLiabilitiesFen, totalAssetsFen);
}

/** Net profit ÷ revenue, negative for a loss; null when either is unknown, or revenue is 0. */
export function netMarginBp({ netProfitFen, revenueFen }: YearFigures): number | null {
  return ratioBp(netProfitFen, revenueFen);
}

/**
 * Profit before tax and interest ÷ interest, in hundredths; negative for a loss that interest does not explain. Null when
 * either is unknown, or no interest was paid.
 */
export function interestCoverHundredths({ profitBeforeTaxFen, interestFen }: YearFigures): number | null {
  if (profitBeforeTaxFen === undefined || interestFen === undefined || interestFen <= 0n) return null;
  return Number(divideRounded((profitBeforeTaxFen + interestFen) * 100n, interestFen, "half-even"));
}

/** Assets less liabilities; null when either is unknown. */
export function netAssetsFen({ totalAssetsFen, totalLiabilitiesFen }: YearFigures): bigint | null {
  if (totalAssetsFen === undefined || totalLiabilitiesFen === undefined) return null;
  return totalAssetsFen - totalLiabilitiesFen;
}

function ratioBp(part: bigint | undefined, whole: bigint | undefined): number | null {
  if (part === undefined || whole === undefined || whole <= 0n) return null;
  return Number(divideRounded(part * 10_000n, whole, "half-even"));
}
