import { sql, type RawBuilder } from "kysely";
import type { Day } from "#app/lib/days.ts";
import { turnInSql } from "#db/queries/deals/turn-facts.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

const consentsThatEnd = (at: Date, until: Date) =>
  sql`select introduction_id as id, expires_at as due_at from consent
    where revoked_at is null and expires_at > ${at} and expires_at <= ${until}
      and ${isOfRunningIntroduction("consent.introduction_id")}
      and granted_at <= expires_at - (${until}::timestamptz - ${at}::timestamptz)`;

const reversalsThatWait = (proposedBy: "company" | "institution", at: Date, until: Date) =>
  sql`select drawdown_id as id, answer_due_at as due_at from drawdown_reversal
    where status = 'proposed' and proposed_by = ${proposedBy} and answer_due_at > ${at} and answer_due_at <= ${until}`;

/** Open deals on which a step is a side's now; payments and disputes have reminders of their own. */
const dealsThatWait = (who: "company" | "institution", calendar: readonly Day[]) =>
  sql`select d.id, turn_now.due_at from deal d cross join lateral ${turnInSql("d", calendar)}
    where d.status not in ('drawn', 'in_force', 'released', 'fell_through') and turn_now.who = ${who}
      and turn_now.step not in ('confirm', 'answer_dispute')`;

/** With an institution that is suspended or gone nothing can be agreed: its matters wait for nobody. */
const isWithActiveInstitution = (table: "introduction" | "offer") =>
  sql`not exists (select from institution i
    where i.id = ${sql.ref(`${table}.institution_id`)} and i.status in ('suspended', 'terminated'))`;

/** On a suspended ask, or with a suspended institution, nobody can answer, and no consent can be extended. */
const isOfRunningIntroduction = (introductionId: string) =>
  sql`not exists (select from introduction i join prospect ask on ask.id = i.prospect_id
    join institution of on of.id = i.institution_id
    where i.id = ${sql.ref(introductionId)} and 'suspended' in (ask.status, of.status))`;

/** The subject of a reminder, with its page and deadline. */
const waiting = {
  "notify-company-introduction-waits": (at: Date, until: Date) =>
    sql`select id, answer_by as due_at from introduction
      where status = 'consent_pending' and answer_by > ${at} and answer_by <= ${until}
        and ${isWithActiveInstitution("introduction")} and ${isOfRunningIntroduction("introduction.id")}
        and not exists (select from unheard_request u where u.introduction_id = introduction.id)`,
  "notify-institution-introduction-waits": (at: Date, until: Date) =>
    sql`select id, answer_by as due_at from introduction
      where status = 'requested' and requested_by = 'company' and answer_by > ${at} and answer_by <= ${until}
        and ${isOfRunningIntroduction("introduction.id")}`,
  // If it was granted or changed within that time, its end was just notified.
  "notify-company-consent-ends-soon": consentsThatEnd,
  "notify-institution-consent-ends-soon": consentsThatEnd,
  "notify-institution-mandate-ends-soon": (at: Date, until: Date) =>
    sql`select id, due_at from mandate
      cross join lateral (select (valid_until + 1)::timestamp at time zone 'Asia/Shanghai' as due_at) as ends
      where status in ('active', 'paused', 'exhausted') and due_at > ${at} and due_at <= ${until}
        and not exists (
          select from mandate_version v where v.mandate_id = mandate.id and v.version = mandate.version
            and v.created_at > due_at - (${until}::timestamptz - ${at}::timestamptz))`,
  "notify-company-offer-expires-soon": (at: Date, until: Date) =>
    sql`select id, expires_at as due_at from offer
      where status in ('issued', 'viewed', 'countered', 'revised') and held_by_deal_id is null
        and expires_at > ${at} and expires_at <= ${until}
        and ${isWithActiveInstitution("offer")}
        and exists (select from prospect p where p.id = offer.prospect_id and p.status in ('published', 'paused', 'expired'))`,
  "notify-company-drawdown-waits": (at: Date, until: Date) =>
    sql`select id, confirm_due_at as due_at from drawdown
      where status = 'funded' and confirm_due_at > ${at} and confirm_due_at <= ${until}`,
  "notify-drawdown-overdue": (at: Date) =>
    sql`select id, confirm_due_at as due_at from drawdown where status = 'funded' and confirm_due_at <= ${at}`,
  "notify-company-reversal-waits": (at: Date, until: Date) => reversalsThatWait("institution", at, until),
  "notify-institution-reversal-waits": (at: Date, until: Date) => reversalsThatWait("company", at, until),
  "notify-company-dispute-waits": (at: Date, until: Date) =>
    sql`select id, answer_due_at as due_at from dispute
      where status = 'opened' and opened_by = 'institution' and answer_due_at > ${at} and answer_due_at <= ${until}`,
  "notify-institution-dispute-waits": (at: Date, until: Date) =>
    sql`select id, answer_due_at as due_at from dispute
      where status = 'opened' and opened_by = 'company' and answer_due_at > ${at} and answer_due_at <= ${until}`,
  "notify-admins-dispute-to-decide": (at: Date) =>
    sql`select id, answer_due_at as due_at from dispute where status = 'opened' and answer_due_at <= ${at}`,
  "notify-admins-dispute-overdue": (at: Date) =>
    sql`select id, decide_due_at as due_at from dispute where status in ('opened', 'answered') and decide_due_at <= ${at}`,
  "notify-company-deal-waits": (at: Date, until: Date, calendar: readonly Day[]) =>
    sql`select * from (${dealsThatWait("company", calendar)}) as d where due_at > ${at} and due_at <= ${until}`,
  "notify-institution-deal-waits": (at: Date, until: Date, calendar: readonly Day[]) =>
    sql`select * from (${dealsThatWait("institution", calendar)}) as d where due_at > ${at} and due_at <= ${until}`,
  "notify-company-deal-overdue": (at: Date, _until: Date, calendar: readonly Day[]) =>
    sql`select * from (${dealsThatWait("company", calendar)}) as d where due_at <= ${at}`,
  "notify-institution-deal-overdue": (at: Date, _until: Date, calendar: readonly Day[]) =>
    sql`select * from (${dealsThatWait("institution", calendar)}) as d where due_at <= ${at}`,
  "notify-admins-case-overdue": (at: Date) =>
    sql`select id, due_at from moderation_case
      where status in ('opened', 'assigned', 'in_review', 'appealed') and due_at <= ${at}`,
} as const satisfies Record<string, (at: Date, until: Date, calendar: readonly Day[]) => RawBuilder<unknown>>;

export type ReminderName = keyof typeof waiting;

/**
 * Marks what waits and has no reminder yet for that deadline, and returns it: each once under concurrency. `until`: for
 * deadlines ahead, the latest one; `calendar`: the working days by which the steps of deals are due.
 */
export async function claimReminders(
  trx: ActorTransaction,
  {
    name,
    at,
    until,
    calendar,
    limit,
  }: { name: ReminderName; at: Date; until: Date; calendar: readonly Day[]; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ subjectId: string }>`
    insert into reminder (kind, subject_id, due_at, reminded_at)
    select ${name}, w.id, w.due_at, ${at} from (${waiting[name](at, until, calendar)}) as w
    where not exists (select from reminder r where r.kind = ${name} and r.subject_id = w.id and r.due_at = w.due_at)
    order by w.due_at limit ${limit}
    on conflict do nothing
    returning subject_id`.execute(trx);
  return rows.map(({ subjectId }) => subjectId);
}

/** Removes reminders from before that moment; what still waits then has other deadlines. */
export async function deleteRemindedBefore(trx: ActorTransaction, before: Date): Promise<void> {
  await trx.deleteFrom("reminder").where("remindedAt", "<", before).execute();
}
