import { z } from "zod";
import { roundedDown } from "#app/domain/prospects/round-amounts.ts";
import { type CellCount, outcomesOf, roundedCount, roundedDays, roundedPercent } from "./batches.ts";
import { responsivenessScore } from "./responsiveness.ts";

export const FUNNEL_STAGES = ["posted", "matched", "introduced", "offered", "accepted", "drawn"] as const;
export type FunnelStage = (typeof FUNNEL_STAGES)[number];

interface Pace {
  withinGoal: number;
}

/** Exact counts over whole tables: not shown before `published` has processed them. */
export interface CountedFigures {
  since: Date;
  funnel: readonly { stage: FunnelStage; prospects: number; medianWorkingDays: string | null }[];
  totals: {
    drawnFen: bigint;
    drawnDeals: number;
    drawnProspects: number;
    publishedCompanies: number;
    activeInstitutions: number;
    openMandates: number;
    introductionsGini: string | null;
  };
  declines: readonly { reasonCode: string; introductions: number; passes: number }[];
  decisions: Pace & { due: number; decided: number; medianDays: string | null };
  moderation: Pace & { decided: number; medianWorkingDays: string | null };
  answers: readonly (Pace & {
    institutionId: string | null;
    asked: number;
    answered: number;
    medianWorkingDays: string | null;
  })[];
  drawdowns: readonly { institutionId: string; deals: number; medianWorkingDays: string | null }[];
}

const count = z.int().nonnegative();
const median = z.string().nullable();
const percent = count.nullable();
const pace = z.object({ cases: count, withinPercent: percent, median });
const answers = pace.extend({ answeredPercent: percent, score: count.nullable() });
const days = z.object({ count, median });

const schema = z.object({
  since: z.iso.datetime().transform((text) => new Date(text)),
  market: z.object({ institutions: count, mandates: count }),
  stages: z.record(z.string(), days),
  money: z.object({ fen: z.string().transform(BigInt), deals: count, prospects: count }).nullable(),
  companies: count.nullable(),
  gini: z.string().nullable(),
  declines: z.record(z.string(), z.object({ introductions: count, passes: count })),
  decisions: pace.nullable(),
  moderation: pace.nullable(),
  answers: answers.nullable(),
  answersOf: z.record(z.string(), answers),
  drawdownsOf: z.record(z.string(), days),
});

/** Published figures about others: shown cells, the rest absent or null; money in fen. */
export type PublicFigures = z.output<typeof schema>;

/** Before anything was published. */
export function nothingPublished(since: Date): PublicFigures {
  return {
    since,
    market: { institutions: 0, mandates: 0 },
    stages: {},
    declines: {},
    money: null,
    companies: null,
    gini: null,
    decisions: null,
    moderation: null,
    answers: null,
    answersOf: {},
    drawdownsOf: {},
  };
}

/**
 * The next publication: for each cell the new count, rounded, or the published one, or nothing, as `outcomesOf`
 * decides. Who the institutions are and what they have in force is public anyway. `renewed` are the cells that changed.
 */
export function published(
  before: PublicFigures,
  counted: CountedFigures,
  counts: readonly CellCount[],
): { figures: PublicFigures; renewed: string[] } {
  const outcomes = outcomesOf(counts);
  const cell = <Shown>(name: string, was: Shown | null, now: () => Shown | null): Shown | null => {
    const outcome = outcomes.get(name) ?? "keep";
    return outcome === "keep" ? was : outcome === "show" ? now() : null;
  };
  const cells = <Shown>(
    prefix: string,
    was: Record<string, Shown>,
    now: ReadonlyMap<string, Shown>,
  ): Record<string, Shown> =>
    Object.fromEntries(
      [...new Set([...Object.keys(was), ...now.keys()])].flatMap((key): [string, Shown][] => {
        const shown = cell(prefix + key, was[key] ?? null, () => now.get(key) ?? null);
        return shown === null ? [] : [[key, shown]];
      }),
    );
  const { totals, funnel, declines, decisions, moderation } = counted;
  const all = counted.answers.find(({ institutionId }) => institutionId === null);
  const figures: PublicFigures = {
    since: counted.since,
    market: { institutions: totals.activeInstitutions, mandates: totals.openMandates },
    stages: cells("", before.stages, new Map(funnel.map((row) => [row.stage, toDays(row.prospects, row)]))),
    money: cell("money", before.money, () => ({
      fen: roundedDown(totals.drawnFen),
      deals: roundedCount(totals.drawnDeals),
      prospects: roundedCount(totals.drawnProspects),
    })),
    companies: cell("companies", before.companies, () => roundedCount(totals.publishedCompanies)),
    gini: cell("introductions", before.gini, () =>
      totals.introductionsGini === null
        ? null
        : (Math.round(Number(totals.introductionsGini) * 20) / 20).toFixed(2),
    ),
    declines: cells(
      "decline:",
      before.declines,
      new Map(
        declines.map(({ reasonCode, introductions, passes }) => [
          reasonCode,
          { introductions: roundedCount(introductions), passes: roundedCount(passes) },
        ]),
      ),
    ),
    decisions: cell("decisions", before.decisions, () =>
      toPace(decisions.due, decisions, decisions.medianDays),
    ),
    moderation: cell("moderation", before.moderation, () =>
      toPace(moderation.decided, moderation, moderation.medianWorkingDays),
    ),
    answers: cell("answers", before.answers, () => (all === undefined ? null : toAnswers(all))),
    answersOf: cells(
      "answers:",
      before.answersOf,
      new Map(
        counted.answers.flatMap((row) =>
          row.institutionId === null ? [] : [[row.institutionId, toAnswers(row)] as const],
        ),
      ),
    ),
    drawdownsOf: cells(
      "drawdowns:",
      before.drawdownsOf,
      new Map(counted.drawdowns.map((row) => [row.institutionId, toDays(row.deals, row)])),
    ),
  };
  return { figures, renewed: [...outcomes].flatMap(([name, outcome]) => (outcome === "keep" ? [] : [name])) };
}

function toDays(cases: number, { medianWorkingDays }: { medianWorkingDays: string | null }) {
  return { count: roundedCount(cases), median: roundedDays(medianWorkingDays) };
}

function toPace(cases: number, { withinGoal }: Pace, days: string | null) {
  return {
    cases: roundedCount(cases),
    withinPercent: roundedPercent(withinGoal, cases),
    median: roundedDays(days),
  };
}

function toAnswers(row: CountedFigures["answers"][number]) {
  const score = responsivenessScore(row);
  return {
    ...toPace(row.asked, row, row.medianWorkingDays),
    answeredPercent: roundedPercent(row.answered, row.asked),
    score: score === null ? null : Math.floor(score / 5) * 5,
  };
}

/** Stored figures; null if another version of the product stored them. */
export function toPublicFigures(stored: unknown): PublicFigures | null {
  return schema.safeParse(stored).data ?? null;
}

/** Figures for storage: JSON has neither bigint nor instants. */
export function figuresText(figures: PublicFigures): string {
  return JSON.stringify(figures, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value));
}
