import { type RawBuilder, sql } from "kysely";
import type { CellCount } from "#app/domain/figures/batches.ts";
import { PASS_CELL } from "#app/domain/figures/summed-passes.ts";
import type { Day } from "#app/lib/days.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** The periods of the cells: a year, and the last days of first answers. */
export interface CellPeriod {
  since: Date;
  answersSince: Date;
  until: Date;
  workingDays: readonly Day[];
  goals: { answerWorkingDays: number; decisionDays: number };
}

/** What each organization has in each cell now: how many events, and the sum of their weights. */
function contributions({ since, answersSince, until, workingDays, goals }: CellPeriod) {
  return sql`
    select c.cell, s.side, s.organization_id, count(*) || ':' || sum(c.amount) as contribution
    from public_contributions(${since}, ${answersSince}, ${until}, ${[...workingDays]}::date[], ${goals.answerWorkingDays},
      ${goals.decisionDays}) c
    cross join lateral (values ('company', c.company_id), ('institution', c.institution_id)) as s (side, organization_id)
    where s.organization_id is not null
    group by c.cell, s.side, s.organization_id`;
}

/** Cells of one kind: what each organization has in each now, and which of the stored ones are of that kind. */
export interface Cells {
  present: RawBuilder<unknown>;
  isOfKind: (cell: RawBuilder<unknown>) => RawBuilder<unknown>;
}

function publicCells(period: CellPeriod): Cells {
  return {
    present: contributions(period),
    isOfKind: (cell) => sql`not starts_with(${cell}, ${PASS_CELL}::text)`,
  };
}

/** Of each cell, how many organizations of each side are in it, and how many have changed since it was published. */
export function countCells(trx: ActorTransaction, period: CellPeriod): Promise<CellCount[]> {
  return changesOf(trx, publicCells(period));
}

/** Stores what each organization has in the cells that are published now. */
export function storeBasis(
  trx: ActorTransaction,
  period: CellPeriod,
  cells: readonly string[],
): Promise<void> {
  return storeCells(trx, publicCells(period), cells);
}

/** The same of cells of any kind. */
export async function changesOf(trx: ActorTransaction, { present, isOfKind }: Cells): Promise<CellCount[]> {
  const { rows } = await sql<{
    cell: string;
    side: "company" | "institution";
    organizations: bigint;
    changed: bigint;
  }>`
    with present as materialized (${present}),
      basis as materialized (select * from public_figure_basis s where ${isOfKind(sql`s.cell`)})
    select coalesce(p.cell, b.cell) as cell, coalesce(p.side, b.side) as side, count(p.cell) as organizations,
      count(*) filter (where p.contribution is distinct from b.contribution) as changed
    from present p
    full join basis b on b.cell = p.cell and b.side = p.side and b.organization_id = p.organization_id
    group by 1, 2 order by 1, 2`.execute(trx);
  return rows.map((row) => ({
    ...row,
    organizations: Number(row.organizations),
    changed: Number(row.changed),
  }));
}

/** Stores what each organization has in these cells now. */
export async function storeCells(
  trx: ActorTransaction,
  { present }: Pick<Cells, "present">,
  cells: readonly string[],
): Promise<void> {
  const list = sql`${[...cells]}::text[]`;
  await sql`delete from public_figure_basis where cell = any(${list})`.execute(trx);
  await sql`
    insert into public_figure_basis (cell, side, organization_id, contribution)
    select p.cell, p.side, p.organization_id, p.contribution from (${present}) p
    where p.cell = any(${list})`.execute(trx);
}

/** By institution: the deals first confirmed as paid in the period, and the median time since their acceptance. */
export async function readDrawdowns(
  trx: ActorTransaction,
  { since, until, workingDays }: Pick<CellPeriod, "since" | "until" | "workingDays">,
) {
  const { rows } = await sql<{
    institutionId: string;
    deals: number;
    medianWorkingDays: string | null;
  }>`select * from drawdown_times(${since}, ${until}, ${[...workingDays]}::date[])`.execute(trx);
  return rows;
}
