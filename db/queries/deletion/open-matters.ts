import { sql } from "kysely";
import { ENDED_DEALS, type OpenMatters, SETTLED_FEES } from "#app/domain/deletion/obstacles.ts";
import { literals } from "#db/literals.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

type Side = "company" | "institution";
const column = (side: Side) => sql.ref(`${side}_id`);

/** What is open between an organization and others, and keeps its deletion. Fees count for the side that owes them. */
export async function countOpenMatters(
  trx: ActorTransaction,
  { kind, id }: { kind: Side; id: string },
): Promise<OpenMatters> {
  const own = sql`${column(kind)} = ${id}::uuid`;
  const { rows } = await sql<OpenMatters>`select
    (select count(*)::int from deal where ${own} and status not in ${literals(ENDED_DEALS)}) as deals,
    (select count(*)::int from drawdown where ${own} and status in ('requested', 'funded', 'disputed')) as drawdowns,
    (select count(*)::int from drawdown_reversal where ${own} and status = 'proposed') as reversals,
    (select count(*)::int from dispute where ${own} and status in ('opened', 'answered')) as disputes,
    (select count(*)::int from fee where ${own} and ${kind} = 'institution'
      and status not in ${literals(SETTLED_FEES)}) as fees`.execute(trx);
  return rows[0] ?? { deals: 0, drawdowns: 0, reversals: 0, disputes: 0, fees: 0 };
}

/** What ends with an organization, of each kind how many. */
export interface EndingMatters {
  prospects: number;
  mandates: number;
  offers: number;
  applications: number;
  consents: number;
}

export async function countEndingMatters(
  trx: ActorTransaction,
  { kind, id }: { kind: Side; id: string },
): Promise<EndingMatters> {
  const own = sql`${column(kind)} = ${id}::uuid`;
  const market =
    kind === "company"
      ? sql`(select count(*)::int from prospect where ${own} and status = 'published') as prospects, 0 as mandates`
      : sql`0 as prospects, (select count(*)::int from mandate where ${own} and status in ('active', 'exhausted')) as mandates`;
  const { rows } = await sql<EndingMatters>`select ${market},
    (select count(*)::int from offer where ${own} and status in ('issued', 'viewed', 'countered', 'revised')) as offers,
    (select count(*)::int from application where ${own}
      and status in ('submitted', 'incomplete', 'complete', 'under_review', 'offered')) as applications,
    (select count(*)::int from consent where ${own} and revoked_at is null and expires_at > app_now()) as consents`.execute(
    trx,
  );
  return rows[0] ?? { prospects: 0, mandates: 0, offers: 0, applications: 0, consents: 0 };
}

/** Whether everybody may use the organization: it was generated for the demonstration. */
export async function isOrganizationOfDemonstration(
  trx: ActorTransaction,
  kind: Side,
  id: string,
): Promise<boolean> {
  const row = await trx.selectFrom(kind).select("isDemonstration").where("id", "=", id).executeTakeFirst();
  return row?.isDemonstration ?? false;
}
