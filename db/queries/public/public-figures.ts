import { sql } from "kysely";
import { FUNNEL_STAGES, type FunnelStage } from "#app/domain/figures/public-cells.ts";
import type { Day } from "#app/lib/days.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** The period of a figure, and its working days: SQL knows no holidays. */
export interface FigurePeriod {
  since: Date;
  until: Date;
  workingDays: readonly Day[];
}

interface Pace {
  decided: number;
  withinGoal: number;
}

/**
 * How many prospects of the period reached each stage, and the median of working days since the stage before; confirmed
 * money of the period, the present participants, and the inequality of introductions; decline reasons, the most
 * frequent first; and the duration of decisions: an institution's on files that a company has opened (an offer, or a
 * coded decline), and moderation's.
 */
export async function readYear(
  trx: ActorTransaction,
  { since, until, workingDays }: FigurePeriod,
  goals: { decisionDays: number; moderationWorkingDays: number },
) {
  const { rows } = await sql<{
    drawnFen: bigint;
    drawnDeals: bigint;
    drawnProspects: bigint;
    publishedCompanies: bigint;
    activeInstitutions: bigint;
    openMandates: bigint;
    introductionsGini: string | null;
    funnel: { stage: FunnelStage; prospects: number; medianWorkingDays: string | null }[];
    declines: { reasonCode: string; introductions: number; passes: number }[];
    decisions: Pace & { due: number; medianDays: string | null };
    moderation: Pace & { medianWorkingDays: string | null };
  }>`
    select t.*,
      (select count(*) from mandate join institution on institution.id = mandate.institution_id
        where mandate.status = 'active' and institution.status = 'active'
          and shanghai_day(${until}) between coalesce(mandate.valid_from, '-infinity') and coalesce(mandate.valid_until, 'infinity')) as open_mandates,
      (select coalesce(json_agg(json_build_object('stage', f.stage, 'prospects', f.prospects,
        'medianWorkingDays', f.median_working_days::text)), '[]')
        from public_funnel(${since}, ${until}, ${[...workingDays]}::date[]) f) as funnel,
      (select coalesce(json_agg(json_build_object('reasonCode', n.reason_code, 'introductions', n.introductions,
        'passes', n.passes)), '[]') from public_declines(${since}, ${until}) n) as declines,
      json_build_object('due', d.due, 'decided', d.decided, 'withinGoal', d.within_goal, 'medianDays', d.median_days::text) as decisions,
      json_build_object('decided', m.decided, 'withinGoal', m.within_goal, 'medianWorkingDays', m.median_working_days::text) as moderation
    from public_totals(${since}, ${until}) t
    cross join public_decisions(${since}, ${until}, ${goals.decisionDays}) d
    cross join public_moderation(${since}, ${until}, ${[...workingDays]}::date[], ${goals.moderationWorkingDays}) m
  `.execute(trx);
  const [row] = rows;
  if (row === undefined) throw new Error("the query of public figures returned no row");
  const { declines, decisions, moderation } = row;
  const counted = new Map(row.funnel.map((one) => [one.stage, one]));
  const funnel = FUNNEL_STAGES.map(
    (stage) => counted.get(stage) ?? { stage, prospects: 0, medianWorkingDays: null },
  );
  const totals = {
    drawnFen: row.drawnFen,
    drawnDeals: Number(row.drawnDeals),
    drawnProspects: Number(row.drawnProspects),
    publishedCompanies: Number(row.publishedCompanies),
    activeInstitutions: Number(row.activeInstitutions),
    openMandates: Number(row.openMandates),
    introductionsGini: row.introductionsGini,
  };
  return { funnel, totals, declines, decisions, moderation };
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

/** The figures that were stored last, and when they were counted. */
export async function findStoredFigures(trx: ActorTransaction) {
  return trx.selectFrom("publicFigures").select(["countedAt", "figures"]).executeTakeFirst();
}

/** Stores figures; more recent ones are not overwritten. */
export async function upsertFigures(trx: ActorTransaction, figures: string, countedAt: Date): Promise<void> {
  await sql`
    insert into public_figures (counted_at, figures) values (${countedAt}, ${figures}::jsonb)
    on conflict (is_the_one) do update set counted_at = excluded.counted_at, figures = excluded.figures
    where public_figures.counted_at <= excluded.counted_at`.execute(trx);
}
