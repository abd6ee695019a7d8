import { sql, type RawBuilder } from "kysely";
import type { Commitment } from "#app/domain/codes/commitments.ts";
import { type Offered, offeredOf, type OfferedRow } from "#app/domain/notifications/offered.ts";
import { leftBesideOffer, type OfferOfAsk } from "#app/domain/notifications/over-ask.ts";
import type { NotifiedOf } from "#app/domain/notifications/kinds.ts";
import type { Day } from "#app/lib/days.ts";
import { type BoundKind, boundKind } from "#app/domain/offers/terms/bound-kind.ts";
import { decodeCursor, PAGE_SIZE, toPage } from "#app/lib/paging.ts";
import { disclosedCompanies, nameOrHeadline } from "#db/queries/introductions/disclosed-company.ts";
import { turnInSql } from "#db/queries/deals/turn-facts.ts";
import { knownInstitutions } from "#db/queries/organizations/known-institution.ts";
import { hasDealUnderWay, isOfSuspendedAsk } from "#db/queries/prospects/suspensions.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

export interface NotificationRow {
  /** Its kind and subject: a running number would reveal how many other notifications were sent meanwhile. */
  id: string;
  kind: string;
  about: NotifiedOf;
  subjectId: string;
  at: Date;
  /** The same to the microsecond, for the cursor. */
  atKey: string;
  readAt: Date | null;
  /** Null if the subject is gone, or no longer visible to the reader. */
  number: bigint | null;
  status: string | null;
  amountFen: bigint | null;
  until: Date | null;
  /** It is about an ask that is suspended, so that nobody can act and its clock stands; null where it is about none. */
  standsStill: boolean | null;
  pageId: string | null;
  institutionNameZh: string | null;
  institutionNameEn: string | null;
  /** To an institution: the company as far as it may know it, else its teaser's headline; null where it is about none. */
  companyNameZh: string | null;
  companyNameEn: string | null;
  /** Of an offer. */
  offered: Offered | null;
  /** Of a deal, a drawdown or a dispute: whose words the deal has. */
  dealKind: BoundKind | null;
  /** Of an offer that ends soon and is for more than is left of its ask: what is left. */
  over: { leftFen: bigint } | null;
}

const key = { atKey: "timestamptz", id: "text" } as const;
const id = sql`(n.kind || '.' || n.subject_id::text) collate "C"`;

/**
 * The actor's notifications, the newest first, each with its current content: one statement under the reader's
 * policies, so that a notification never shows more than its page.
 */
export async function listNotificationPage(
  trx: ActorTransaction,
  { cursor, ...to }: { cursor: string | undefined; calendar: readonly Day[]; isInstitution: boolean },
) {
  const after = cursor === undefined ? null : decodeCursor(key, cursor);
  const rows = await listNotificationRows(trx, {
    ...to,
    where: after === null ? sql`true` : sql`(n.at, ${id}) < (${after.atKey}::timestamptz, ${after.id}::text)`,
    limit: PAGE_SIZE + 1,
  });
  return toPage(key, rows);
}

/** The content of a digest that its reader has not read meanwhile, the newest first. */
export function listOfDigest(
  trx: ActorTransaction,
  claimedAt: Date,
  calendar: readonly Day[],
): Promise<NotificationRow[]> {
  return listNotificationRows(trx, {
    calendar,
    isInstitution: false,
    where: sql`n.mailed_at = ${claimedAt} and n.read_at is null`,
    limit: 200,
  });
}

/** Those that the actor has not read, the newest first; as many as the bell counts. Without the deadlines of deals. */
export function listUnread(trx: ActorTransaction): Promise<NotificationRow[]> {
  const where = sql`n.read_at is null`;
  return listNotificationRows(trx, { where, limit: 100, calendar: [], isInstitution: false });
}

/** What happened after `since`, read or not, the newest first. */
export function listNotifiedSince(
  trx: ActorTransaction,
  { since, ...to }: { since: Date; limit: number; calendar: readonly Day[]; isInstitution: boolean },
): Promise<NotificationRow[]> {
  return listNotificationRows(trx, { where: sql`n.at > ${since}`, ...to });
}

interface Told {
  where: RawBuilder<unknown>;
  limit: number;
  /** The working days by which the steps of deals are due, whoever's turn it is. */
  calendar: readonly Day[];
  /** Whether it is told to an institution's page, which names companies: e-mails never do. */
  isInstitution: boolean;
}

async function listNotificationRows(
  trx: ActorTransaction,
  { where, limit, calendar, isInstitution }: Told,
): Promise<NotificationRow[]> {
  const told = sql`
    select ${id} as id, n.kind, n.about, n.subject_id, n.at, n.at::text as at_key, n.read_at,
      coalesce(i.number, a.number, o.number, d.number, c.number, p.number, m.number,
        regexp_replace(v.number, '[^0-9]', '', 'g')::bigint,
        case when n.about = 'institution' then 0 end) as number,
      coalesce(i.status, a.status, o.status, reversal.status, w.status, q.outcome, q.status, d.status, case c.status when 'upheld' then 'upheld' else coalesce(c.decision, c.status) end,
        p.status, m.status, v.status, bank.status) as status,
      coalesce(o.amount_fen, w.amount_fen, case q.outcome when 'corrected' then q.found_fen else q.disputed_fen end, d.amount_fen, v.total_fen) as amount_fen,
      coalesce(i.answer_by, consented.until, a.due_at, o.expires_at, reversal.answer_due_at, w.confirm_due_at, case when q.status = 'opened' and q.answer_due_at > app_now() then q.answer_due_at else q.decide_due_at end, c.due_at, p.expires_at,
        (coalesce(m.valid_until, v.due_on) + 1)::timestamp at time zone 'Asia/Shanghai' - interval '1 minute',
        case when turn_now.who = split_part(n.kind, '-', 2) then turn_now.due_at end) as until,
(${isOfSuspendedAsk("coalesce(i.prospect_id, a.prospect_id, o.prospect_id)")}
        or coalesce(i.id, a.id, o.id) is not null and bank.status = 'suspended')
        and not ${hasDealUnderWay("any (array[i.id, a.introduction_id, o.introduction_id])")} as stands_still,
      coalesce(w.deal_id, c.prospect_id) as page_id,
      coalesce(i.id, a.introduction_id, o.introduction_id, d.introduction_id) as introduction_id,
      coalesce(i.prospect_id, a.prospect_id, o.prospect_id, d.prospect_id) as prospect_id,
      bank.name_zh as institution_name_zh, bank.name_en as institution_name_en,
      d.commitment as deal_commitment, d.instrument as deal_instrument,
      o.commitment, sheet.terms, sheet.contract_rate_percent, sheet.annualised_rate_percent, sheet.total_cost_fen,
      o.status as offer_status, o.amount_fen as offer_fen, ask.target_fen, ask.sought_fen, ask.accepted_fen
    from (
      -- The page's own rows first: each is joined to what it is about under the reader's policies.
      select * from notification n
      where n.user_id = (select current_user_id())
        and case when n.organization_id is null then n.user_id else n.organization_id end
          = (select coalesce(current_organization_id(), current_user_id()))
        and ${where}
      order by n.at desc, ${id} desc
      limit ${limit}
    ) as n
    left join introduction i on n.about in ('introduction', 'thread') and i.id = n.subject_id
    left join lateral (
      select g.expires_at - interval '1 minute' as until from consent g where g.introduction_id = i.id and g.revoked_at is null
    ) as consented on true
    left join application a on n.about = 'application' and a.id = n.subject_id
    left join offer o on n.about = 'offer' and o.id = n.subject_id
    left join offer_version sheet on sheet.offer_id = o.id and sheet.version = o.current_version
    -- Which only its company may read.
    left join prospect ask on n.kind = 'notify-company-offer-expires-soon' and ask.id = o.prospect_id
    left join drawdown w on n.about = 'drawdown' and w.id = n.subject_id
    left join lateral (
      -- The last proposal to reverse it: what such a notification waits for is its answer.
      select r.status, r.answer_due_at from drawdown_reversal r
      where n.kind ~ '-reversal-(proposed|waits)$' and r.drawdown_id = w.id
      order by r.proposed_at desc, r.id desc limit 1
    ) as reversal on true
    left join dispute q on n.about = 'dispute' and q.id = n.subject_id
    left join deal d on d.id = case n.about when 'deal' then n.subject_id when 'drawdown' then w.deal_id when 'dispute' then q.deal_id end
    -- What such a notification waits for is the step that is that side's now, if any is.
    left join deal stepping on stepping.id = d.id and n.kind ~ '-deal-(waits|overdue)$'
    left join lateral ${turnInSql("stepping", calendar)} on true
    left join moderation_case c on n.about = 'case' and c.id = n.subject_id
    left join prospect p on n.about = 'prospect' and p.id = n.subject_id
    left join mandate m on n.about = 'mandate' and m.id = n.subject_id
    left join invoice v on n.about = 'invoice' and v.id = n.subject_id
    left join ${knownInstitutions} bank on bank.id = coalesce(i.institution_id, a.institution_id, o.institution_id, d.institution_id, v.institution_id,
      case n.about when 'institution' then n.subject_id end)
    order by n.at desc, ${id} desc`;
  const { rows } = await (isInstitution ? withCompanies(told) : sql<Stored>`${told}`).execute(trx);
  return rows.map((row) =>
    withOffered({
      ...row,
      companyNameZh: row.companyNameZh ?? null,
      companyNameEn: row.companyNameEn ?? null,
    }),
  );
}

/** The same with the names of their companies, in one call for all. */
function withCompanies(told: RawBuilder<unknown>) {
  return sql<Stored>`
    with told as materialized (${told})
    select told.*, ${nameOrHeadline.zh} as company_name_zh, ${nameOrHeadline.en} as company_name_en
    from told
    ${disclosedCompanies(sql`select introduction_id from told where introduction_id is not null`, sql`told.introduction_id`)}
    left join teaser t on t.prospect_id = told.prospect_id
    order by told.at desc, told.id desc`;
}

type OfferedColumns = Omit<OfferedRow & OfferOfAsk, "commitment"> & { commitment: Commitment | null };
type DealColumns = { dealCommitment: Commitment | null; dealInstrument: string | null };
type Stored = Omit<NotificationRow, "offered" | "over" | "dealKind"> & OfferedColumns & DealColumns;

/** The terms themselves stay here: a line names what they come to. */
function withOffered({
  commitment,
  terms,
  contractRatePercent,
  annualisedRatePercent,
  totalCostFen,
  offerStatus,
  offerFen,
  targetFen,
  soughtFen,
  acceptedFen,
  dealCommitment,
  dealInstrument,
  ...rest
}: Stored): NotificationRow {
  const dealKind = dealCommitment && boundKind(dealCommitment, { instrument: dealInstrument });
  const row = { ...rest, dealKind };
  if (commitment === null) return { ...row, offered: null, over: null };
  const version = { terms, contractRatePercent, annualisedRatePercent, totalCostFen };
  const leftFen = leftBesideOffer({ commitment, offerStatus, offerFen, targetFen, soughtFen, acceptedFen });
  return {
    ...row,
    offered: offeredOf({ commitment, ...version }),
    over: leftFen === null ? null : { leftFen },
  };
}

/** Marks as read: some, or all of the actor's; a read one keeps its time. */
export async function markRead(
  trx: ActorTransaction,
  { ids, at }: { ids: readonly string[] | null; at: Date },
): Promise<number> {
  const { numUpdatedRows } = await trx
    .updateTable("notification")
    .set({ readAt: at })
    .where("userId", "=", sql<string>`(select current_user_id())`)
    .where("organizationId", "is not distinct from", sql<string | null>`(select current_organization_id())`)
    .where("readAt", "is", null)
    .$if(ids !== null, (query) => query.where(sql<string>`kind || '.' || subject_id::text`, "in", ids ?? []))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
