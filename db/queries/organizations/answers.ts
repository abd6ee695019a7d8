import { sql } from "kysely";
import type { ActorTransaction } from "#db/with-actor.ts";

/** How an institution answers: its published score and its median first answer in working days. */
export interface MeasuredAnswers {
  institutionId: string;
  responsiveness: number | null;
  firstAnswerDays: string | null;
}

/** True if some institution's answers have not been measured since that moment. */
export async function isMeasureDue(trx: ActorTransaction, since: Date): Promise<boolean> {
  const row = await trx
    .selectFrom("institution")
    .select("id")
    .where("status", "=", "active")
    .where((eb) => eb.or([eb("answersMeasuredAt", "is", null), eb("answersMeasuredAt", "<", since)]))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Writes the measured figures; the others become null. Returns the institutions whose figures changed. */
export async function writeAnswers(
  trx: ActorTransaction,
  measured: readonly MeasuredAnswers[],
  now: Date,
): Promise<string[]> {
  const rows = measured.map(({ institutionId, responsiveness, firstAnswerDays }) => ({
    id: institutionId,
    responsiveness,
    first_answer_days: firstAnswerDays,
  }));
  const { rows: changed } = await sql<{ id: string }>`
    with measured as (
      select institution.id, found.responsiveness, found.first_answer_days
      from institution
      left join jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as found (id uuid, responsiveness smallint, first_answer_days numeric(6, 1)) on found.id = institution.id
      where institution.status = 'active'
    )
    update institution set
      responsiveness = measured.responsiveness, first_answer_days = measured.first_answer_days, answers_measured_at = ${now}
    from measured
    where institution.id = measured.id
      and (institution.responsiveness, institution.first_answer_days)
        is distinct from (measured.responsiveness, measured.first_answer_days)
    returning institution.id`.execute(trx);
  await trx
    .updateTable("institution")
    .set({ answersMeasuredAt: now })
    .where("status", "=", "active")
    .execute();
  return changed.map(({ id }) => id);
}

/** Writes how fast each institution's money came, as published; the others become null. */
export async function writeDrawdowns(
  trx: ActorTransaction,
  measured: readonly { id: string; deals: number; days: string | null }[],
): Promise<void> {
  await sql`
    with measured as (
      select institution.id, coalesce(found.deals, 0) as deals, found.days
      from institution
      left join jsonb_to_recordset(${JSON.stringify(measured)}::jsonb)
        as found (id uuid, deals integer, days numeric(6, 1)) on found.id = institution.id
    )
    update institution set drawdown_deals = measured.deals, drawdown_days = measured.days
    from measured
    where institution.id = measured.id
      and (institution.drawdown_deals, institution.drawdown_days) is distinct from (measured.deals, measured.days)
  `.execute(trx);
}
