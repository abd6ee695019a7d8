import { sql } from "kysely";
import type { Day } from "#app/lib/days.ts";
import type { ActorTransaction } from "../with-actor.ts";

/** The time that a figure speaks of, and its working days: SQL knows no holidays. */
export interface FigurePeriod {
  since: Date;
  until: Date;
  workingDays: readonly Day[];
}

const FUNNEL_STAGES = ["posted", "matched", "introduced", "offered", "accepted", "drawn"] as const;
type FunnelStage = (typeof FUNNEL_STAGES)[number];

/** How many prospects of the period reached each stage, and the median of working days since the stage before. */
export async function readFunnel(trx: ActorTransaction, { since, until, workingDays }: FigurePeriod) {
  const { rows } = await sql<{ stage: FunnelStage; prospects: bigint; medianWorkingDays: string | null }>`
    select stage, prospects, median_working_days from public_funnel(${since}, ${until}, ${[...workingDays]}::date[])
  `.execute(trx);
  const counted = new Map(rows.map((row) => [row.stage, row]));
  return FUNNEL_STAGES.map((stage) => {
    const row = counted.get(stage);
    return {
      stage,
      prospects: Number(row?.prospects ?? 0n),
      medianWorkingDays: row?.medianWorkingDays ?? null,
    };
  });
}

/** Confirmed money of the period, who is here at present, and how unequally introductions fall. */
export async function readTotals(trx: ActorTransaction, { since, until }: FigurePeriod) {
  const { rows } = await sql<{
    drawnFen: bigint;
    drawnDeals: bigint;
    drawnProspects: bigint;
    publishedCompanies: bigint;
    activeInstitutions: bigint;
    activeMandates: bigint;
    introductionsGini: string | null;
  }>`select * from public_totals(${since}, ${until})`.execute(trx);
  const row = first(rows);
  return {
    drawnFen: row.drawnFen,
    drawnDeals: Number(row.drawnDeals),
    drawnProspects: Number(row.drawnProspects),
    publishedCompanies: Number(row.publishedCompanies),
    activeInstitutions: Number(row.activeInstitutions),
    activeMandates: Number(row.activeMandates),
    introductionsGini: row.introductionsGini,
  };
}

/** First answers by institution; the row without an institution is all of them together. */
export async function readAnswers(
  trx: ActorTransaction,
  { since, until, workingDays }: FigurePeriod,
  goalWorkingDays: number,
) {
  const { rows } = await sql<{
    institutionId: string | null;
    asked: bigint;
    answered: bigint;
    withinGoal: bigint;
    medianWorkingDays: string | null;
  }>`select * from public_answers(${since}, ${until}, ${[...workingDays]}::date[], ${goalWorkingDays})`.execute(
    trx,
  );
  return rows.map((row) => ({
    institutionId: row.institutionId,
    asked: Number(row.asked),
    answered: Number(row.answered),
    withinGoal: Number(row.withinGoal),
    medianWorkingDays: row.medianWorkingDays,
  }));
}

/** Decisions on files that a company has opened: an offer, or a coded decline. */
export async function readDecisions(trx: ActorTransaction, { since, until }: FigurePeriod, goalDays: number) {
  const { rows } = await sql<{ due: bigint; decided: bigint; withinGoal: bigint; medianDays: string | null }>`
    select * from public_decisions(${since}, ${until}, ${goalDays})
  `.execute(trx);
  const row = first(rows);
  return {
    due: Number(row.due),
    decided: Number(row.decided),
    withinGoal: Number(row.withinGoal),
    medianDays: row.medianDays,
  };
}

/** Decline reasons, the most frequent first. */
export async function readDeclines(trx: ActorTransaction, { since, until }: FigurePeriod) {
  const { rows } = await sql<{ reasonCode: string; introductions: bigint; passes: bigint }>`
    select * from public_declines(${since}, ${until})
  `.execute(trx);
  return rows.map((row) => ({
    reasonCode: row.reasonCode,
    introductions: Number(row.introductions),
    passes: Number(row.passes),
  }));
}

/** How long moderation took. */
export async function readModeration(
  trx: ActorTransaction,
  { since, until, workingDays }: FigurePeriod,
  goalWorkingDays: number,
) {
  const { rows } = await sql<{ decided: bigint; withinGoal: bigint; medianWorkingDays: string | null }>`
    select * from public_moderation(${since}, ${until}, ${[...workingDays]}::date[], ${goalWorkingDays})
  `.execute(trx);
  const row = first(rows);
  return {
    decided: Number(row.decided),
    withinGoal: Number(row.withinGoal),
    medianWorkingDays: row.medianWorkingDays,
  };
}

function first<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined) throw new Error("a sum over nothing is still a row");
  return row;
}
