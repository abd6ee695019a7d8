import { sql, type RawBuilder } from "kysely";
import type { StageAmount } from "#app/domain/dashboards/stages.ts";
import type { BoardQuery } from "#app/domain/pipeline/forms.ts";
import type { PipelineCard } from "#app/domain/pipeline/card.ts";
import type { Day } from "#app/lib/days.ts";
import { disclosedCompanies } from "#db/queries/introductions/disclosed-company.ts";
import { turnInSql } from "#db/queries/deals/turn-facts.ts";
import type { Numbered } from "#app/lib/running-number.ts";
import { preparedQuery } from "#db/prepared-query.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

type CardNames = {
  companyNameZh: string | null;
  companyNameEn: string | null;
  headlineZh: string | null;
  headlineEn: string | null;
  mandateNameZh: string | null;
  mandateNameEn: string | null;
};
type CardRow = PipelineCard &
  CardNames & {
    /** The minimum of the ask, or the amount that is offered or agreed. */
    amountFen: bigint | null;
    ownerId: string | null;
    /** Of an offer or a deal. */
    instrument: string | null;
    /** Of the whole column, whatever part of it is shown. */
    stageCount: number;
    stageSumFen: bigint | null;
    /** The part of it that is guaranteed, which is no money. */
    stageGuaranteedFen: bigint | null;
    stageOverdue: number;
    stageWaiting: number;
    /** The sort key in the column, as text: the nearest deadline first. */
    dueKey: string;
    sinceKey: string;
  };
export type { CardRow };
type ExportedCard = CardRow & { mandateNumber: bigint };
type FoundCard = PipelineCard & Pick<ExportedCard, "amountFen" | "instrument" | "mandateNumber">;

type Filter = Omit<BoardQuery, "after" | "filters">;
const ask = sql`'capital' as commitment, null::text as instrument, t.instruments, t.amount_min_fen as amount_fen`;

/** For sums of stages, which need no deadline. */
const noTurn = sql`(select null::timestamptz as due_at, null::text as who, null::text as step) as turn_now`;

/** Each stage by an index of its own table: what an institution has under way with each company, once. */
const stages = (institutionId: string, turnNow: typeof noTurn | ReturnType<typeof turnInSql>) => sql`
    select 'introduced' as stage, 'introduction' as kind, i.id, i.number, i.status, i.id as introduction_id, i.prospect_id,
      i.mandate_id, i.company_id, ${ask}, i.answer_by as due_at, i.requested_at as since,
      i.status = 'requested' and i.requested_by = 'company' as is_ours, i.requested_by, null::text as step, null::text as turn,
      false as is_on_hold
    from introduction i left join teaser t on t.prospect_id = i.prospect_id
    where i.institution_id = ${institutionId} and i.status in ('requested', 'consent_pending')
    union all
    select 'review', 'application', a.id, a.number, a.status, a.introduction_id, a.prospect_id,
      a.mandate_id, a.company_id, ${ask}, a.due_at, coalesce(a.clock_from, a.status_changed_at), a.status <> 'incomplete',
      null, null, null, false
    from application a left join teaser t on t.prospect_id = a.prospect_id
    where a.institution_id = ${institutionId} and a.status in ('submitted', 'incomplete', 'complete', 'under_review')
    union all
    select 'offered', 'offer', o.id, o.number, o.status, o.introduction_id, o.prospect_id,
      o.mandate_id, o.company_id, o.commitment, o.instrument, array[o.instrument], o.amount_fen,
      case when o.held_by_deal_id is null then o.expires_at end, coalesce(o.issued_at, o.status_changed_at),
      o.status = 'countered' and o.held_by_deal_id is null, null, null, null, o.held_by_deal_id is not null
    from offer o
    where o.institution_id = ${institutionId} and o.status in ('issued', 'viewed', 'countered', 'revised')
    union all
    select case when d.status in ('available', 'partially_drawn', 'drawn', 'in_force') then 'drawing' else 'contract' end, 'deal',
      d.id, d.number, d.status, d.introduction_id, d.prospect_id,
      d.mandate_id, d.company_id, d.commitment, d.instrument, array[d.instrument], d.amount_fen, turn_now.due_at, d.status_changed_at,
      coalesce(turn_now.who = 'institution', false), null, turn_now.step, turn_now.who, false
    from deal d
    left join lateral ${turnNow} on true
    where d.institution_id = ${institutionId} and (
      d.status in ('accepted', 'documents_out', 'signed_by_company', 'signed_by_institution', 'contracted', 'conditions_open',
        'available', 'partially_drawn')
      or d.status in ('drawn', 'in_force') and d.status_changed_at > app_now() - interval '90 days')`;

/** The same with what waits for whom. On a suspended ask nothing before a deal waits for anybody. */
const cards = (institutionId: string, calendar: readonly Day[]) => sql`
    select of.stage, of.kind, of.id, of.number, of.status, of.introduction_id, of.prospect_id, of.mandate_id, of.company_id,
      of.commitment, of.instrument, of.instruments, of.amount_fen, case when still.prospect_id is null then of.due_at end as due_at,
      of.since, of.is_ours and still.prospect_id is null as is_ours, of.requested_by, of.step, of.turn, of.is_on_hold,
      still.prospect_id is not null as is_suspended
    from (${stages(institutionId, turnInSql("d", calendar))}) of
    left join suspended_asks() still on of.kind <> 'deal' and still.prospect_id = of.prospect_id`;

/** An introduction's owner is looked up for each card only where cards are chosen by it. */
const owners = sql`select from pipeline_owner p where p.introduction_id = c.introduction_id`;

function conditions({ owner, mandate, overdue, waiting, instrument, stage }: Filter): RawBuilder<unknown> {
  const all = [
    owner === undefined
      ? null
      : owner === "nobody"
        ? sql`not exists (${owners})`
        : sql`exists (${owners} and p.user_id = ${owner})`,
    mandate === undefined ? null : sql`c.mandate_id = ${mandate}`,
    overdue === undefined ? null : sql`c.due_at <= app_now()`,
    waiting === undefined ? null : sql`c.is_ours`,
    instrument === undefined ? null : sql`${instrument} = any (c.instruments)`,
    stage === undefined ? null : sql`c.stage = ${stage}`,
  ].filter((one) => one !== null);
  return all.length === 0 ? sql`true` : sql.join(all, sql` and `);
}

/** The sort order of a column: by the deadline; without one, what is paid out or in force comes last. */
const dueKey = sql`coalesce(c.due_at, case when c.status in ('drawn', 'in_force') then 'infinity' else '9999-01-01 00:00:00+00' end::timestamptz)`;

interface Selection extends Filter {
  /** The working days by which the steps of deals are due. */
  calendar: readonly Day[];
  /** The most cards of each column. */
  most: number;
  after: { due: string; since: string; id: string } | null;
}

/** The cards of a selection in order, with `more` columns; one statement. */
function cardsInColumns(
  institutionId: string,
  { most, after, calendar, ...filter }: Selection,
  more = sql``,
) {
  const place = sql`${dueKey}, c.since, c.id`;
  return sql`
    with card as materialized (
      select c.* from (${cards(institutionId, calendar)}) c
      where ${conditions(filter)}
    ), counted as (
      select stage, count(*)::int as stage_count, sum(amount_fen)::bigint as stage_sum_fen,
        sum(case when commitment = 'guarantee' then amount_fen end)::bigint as stage_guaranteed_fen,
        (count(*) filter (where due_at <= app_now()))::int as stage_overdue, (count(*) filter (where is_ours))::int as stage_waiting
      from card group by stage
    ), placed as (
      select c.*, row_number() over (partition by c.stage order by ${place}) as place
      from card c
      ${after === null ? sql`` : sql`where (${place}) > (${after.due}::timestamptz, ${after.since}::timestamptz, ${after.id}::uuid)`}
    )
    select c.stage, c.kind, c.id, c.number, c.status, c.commitment, c.instrument, c.introduction_id, c.requested_by, c.step, c.turn, c.is_on_hold, c.amount_fen,
      c.is_suspended, c.due_at, c.since, p.user_id as owner_id, ${dueKey}::text as due_key, c.since::text as since_key,
      company.name_zh as company_name_zh, company.name_en as company_name_en, t.headline_zh, t.headline_en,
      c.instrument, m.name_zh as mandate_name_zh, m.name_en as mandate_name_en,
      n.stage_count, n.stage_sum_fen, n.stage_guaranteed_fen, n.stage_overdue, n.stage_waiting ${more}
    from placed c
    join counted n on n.stage = c.stage
    ${disclosedCompanies(sql`select introduction_id from placed where place <= ${most}`, sql`c.introduction_id`)}
    join mandate m on m.id = c.mandate_id
    left join teaser t on t.prospect_id = c.prospect_id
    left join pipeline_owner p on p.introduction_id = c.introduction_id
    where c.place <= ${most}
    order by c.stage, c.place`;
}

/** An institution's cards, the nearest deadline first, each with the figures of its whole column. */
export async function listCards(
  trx: ActorTransaction,
  institutionId: string,
  selection: Selection,
): Promise<CardRow[]> {
  const { most, after, stage, calendar, ...filter } = selection;
  const isFiltered = after !== null || Object.values(filter).some((value) => value !== undefined);
  if (isFiltered) return (await cardRows(institutionId, selection).execute(trx)).rows;
  return stage === undefined
    ? wholeBoard(trx, { institutionId, most, calendar })
    : firstOfColumn(trx, { institutionId, most, stage, calendar });
}

const cardRows = (institutionId: string, selection: Selection) =>
  sql<CardRow>`${cardsInColumns(institutionId, selection)}`;

type Board = Pick<Selection, "most" | "calendar"> & { institutionId: string };
const wholeBoard = preparedQuery((trx, { institutionId, most, calendar }: Board) => ({
  compile: () => cardRows(institutionId, { most, calendar, after: null }).compile(trx),
}));
const firstOfColumn = preparedQuery(
  (trx, { institutionId, ...of }: Board & { stage: NonNullable<Filter["stage"]> }) => ({
    compile: () => cardRows(institutionId, { ...of, after: null }).compile(trx),
  }),
);

/** The same with what a download shows beside it. */
export async function listExportedCards(
  trx: ActorTransaction,
  institutionId: string,
  selection: Selection,
): Promise<ExportedCard[]> {
  const statement = cardsInColumns(institutionId, selection, sql`, m.number as mandate_number`);
  const { rows } = await sql<ExportedCard>`${statement}`.execute(trx);
  return rows;
}

/**
 * How much stands at each stage of the board, by instrument, how many offers of it are on hold, and how much was
 * confirmed as paid out; no deadlines are read, so that no calendar is needed.
 */
export async function listStages(trx: ActorTransaction, institutionId: string) {
  const { rows } = await sql<
    StageAmount & {
      stage: PipelineCard["stage"];
      count: number;
      heldCount: number;
      confirmedFen: bigint | null;
    }
  >`
    select c.stage, c.commitment, c.instrument, count(*)::int as count,
      (count(*) filter (where c.is_on_hold))::int as held_count, sum(c.amount_fen)::bigint as amount_fen,
      sum(paid.confirmed_fen)::bigint as confirmed_fen
    from (${stages(institutionId, noTurn)}) c
    left join lateral (select sum(w.amount_fen) as confirmed_fen from drawdown w
      where c.stage = 'drawing' and w.deal_id = c.id and w.status = 'confirmed') as paid on true
    group by c.stage, c.commitment, c.instrument`.execute(trx);
  return rows;
}

/** One card of the institution's board, by its kind and number. */
export async function findCard(
  trx: ActorTransaction,
  institutionId: string,
  { of, number, calendar }: { of: Numbered; number: number; calendar: readonly Day[] },
): Promise<FoundCard | undefined> {
  const { rows } = await sql<FoundCard>`
    select c.stage, c.kind, c.id, c.number, c.status, c.commitment, c.instrument, c.introduction_id, c.requested_by, c.step, c.turn, c.is_on_hold, c.amount_fen,
      c.is_suspended, c.due_at, c.since, m.number as mandate_number
    from (${cards(institutionId, calendar)}) c
    join mandate m on m.id = c.mandate_id
    where c.kind = ${of} and c.number = ${number}`.execute(trx);
  return rows[0];
}

/** The institution's mandates by which its board can be filtered. */
export function listBoardMandates(trx: ActorTransaction, institutionId: string) {
  return trx
    .selectFrom("mandate")
    .select(["id", "number", "nameZh", "nameEn"])
    .where("institutionId", "=", institutionId)
    .where("status", "in", ["active", "exhausted", "paused", "expired"])
    .orderBy("number")
    .limit(200)
    .execute();
}
