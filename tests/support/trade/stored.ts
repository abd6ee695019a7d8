import type { TestApp } from "#tests/support/test-app.ts";
import type { Parties } from "./parties.ts";
import type { Trade } from "./model.ts";

/** The trade as PostgreSQL has it, in the form of the model. */
export async function storedTrade(app: TestApp, { prospectId, introductionIds }: Parties): Promise<Trade> {
  const rows: { trade: string }[] = await app.sql`with
    met as (select id, (place - 1)::int as side
    from unnest(${introductionIds}::uuid[]) with ordinality as m (id, place)),
    numbered as (select d.*, row_number() over (order by d.number) - 1 as at from deal d
    where d.prospect_id = ${prospectId})
    select json_build_object(
      'prospect',
    (select json_build_object('status', status, 'soughtFen', sought_fen::text, 'targetFen', target_fen::text,
        'acceptedFen', accepted_fen::text, 'confirmedFen', confirmed_fen::text) from prospect
    where id = ${prospectId}),
      'mandates', (select json_agg(json_build_object('status', m.status, 'leastFen', m.amount_min_fen::text,
        'budgetFen', m.budget_fen::text, 'reservedFen', m.reserved_fen::text, 'drawnFen', m.drawn_fen::text)
        order by met.side) from met join introduction i on i.id = met.id
    join mandate m on m.id = i.mandate_id),
      'introductions', (select json_agg(json_build_object('status', i.status) order by met.side) from met
    join introduction i on i.id = met.id),
      'offers', coalesce((select json_agg(json_build_object('side', (select side from met
    where met.id = o.introduction_id),
        'commitment', o.commitment, 'status', o.status,
        'version', o.current_version, 'amountFen',
    case when o.current_version > 0 then o.amount_fen::text end,
        'isPast', coalesce(o.expires_at < clock_timestamp(), false),
        'heldBy', (select at from numbered n where n.id = o.held_by_deal_id), 'rounds', o.rounds)
    order by o.number)
        from offer o where o.prospect_id = ${prospectId}), '[]'),
      'deals', coalesce((select json_agg(json_build_object('side', (select side from met
    where met.id = d.introduction_id),
        'commitment', d.commitment, 'status', d.status,
        'condition', (select c.status from deal_condition c where c.deal_id = d.id),
        'amountFen', d.amount_fen::text, 'fundedFen', d.funded_fen::text, 'confirmedFen',
    d.confirmed_fen::text,
        'drawdowns',
    coalesce((select json_agg(json_build_object('amountFen', w.amount_fen::text, 'status', w.status,
          'disputes', (select count(*)::int from dispute q where q.drawdown_id = w.id and q.reversal_id is null),
          'reversal', (select json_build_object('status', r.status, 'proposedBy', r.proposed_by)
            from drawdown_reversal r where r.drawdown_id = w.id order by r.proposed_at desc, r.id desc limit 1),
          'wasUpheld', exists (select from drawdown_reversal r where r.drawdown_id = w.id and r.status = 'upheld'),
          'correctionFen', (select f.amount_fen::text from fee f where f.drawdown_id = w.id and f.kind = 'recalculation'),
          'feeFen', (select f.amount_fen::text from fee f where f.drawdown_id = w.id and f.kind = 'drawdown')) order by w.sequence)
          from drawdown w where w.deal_id = d.id), '[]')) order by d.at) from numbered d), '[]')
    )::text as trade`;
  return JSON.parse(rows[0]?.trade ?? "null", (key, value: unknown) =>
    key.endsWith("Fen") && typeof value === "string" ? BigInt(value) : value,
  ) as Trade;
}
