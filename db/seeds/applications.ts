import { sql } from "kysely";
import type { ActorTransaction } from "../with-actor.ts";

/** What each application of a world was given: the version it is about, as far as its first consent opened it. */
export async function insertSnapshots(trx: ActorTransaction): Promise<void> {
  await sql`
    insert into application_snapshot (application_id, introduction_id, company_id, institution_id, field_groups, content, taken_at)
    select a.id, a.introduction_id, a.company_id, a.institution_id, c.field_groups,
      disclosed_content(v.content, c.field_groups), a.submitted_at
    from application a
    join consent c on c.introduction_id = a.introduction_id and c.sequence = 1
    join prospect_version v on v.prospect_id = a.prospect_id and v.version = a.prospect_version`.execute(trx);
}

/** Deals of another world came to money without an application being kept: each has one that says so. */
export async function insertOriginated(trx: ActorTransaction): Promise<void> {
  await sql`
    insert into application (introduction_id, prospect_id, prospect_version, mandate_id, company_id, institution_id,
      status, status_changed_at, submitted_at)
    select i.id, i.prospect_id, i.prospect_version, i.mandate_id, i.company_id, i.institution_id,
      'originated', i.status_changed_at, i.requested_at
    from introduction i
    where i.status = 'converted' and not exists (select from application a where a.introduction_id = i.id)`.execute(
    trx,
  );
}

/** Who of each institution has what in hand: most of it is somebody's. */
export async function insertPipelineOwners(trx: ActorTransaction): Promise<void> {
  await sql`
    insert into pipeline_owner (introduction_id, institution_id, user_id, assigned_at)
    select i.id, i.institution_id, m.user_id, i.requested_at
    from introduction i
    cross join lateral (
      select user_id from accounts.member
      where organization_id = i.institution_id and role in ('owner', 'member')
      order by md5(user_id::text || i.id::text) limit 1
    ) m
    where i.number % 5 <> 0`.execute(trx);
}
