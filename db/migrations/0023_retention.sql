-- What may be erased once its retention period is over (app/domain/retention/classes.ts), and how. Acting roles cannot change or
-- delete most of it: the worker may call these functions, which check the period themselves, by the database's clock.

-- The whole of the last day belongs to a period of years, as periodEnd (app/domain/retention/period.ts) counts it.
create function is_over(began timestamptz, years integer) returns boolean
  language sql stable parallel safe
  return (shanghai_day(began) + make_interval(years => years))::date < shanghai_day(app_now());

-- Introductions that ended without a deal, and nothing of them is open.
create view ended_introduction with (security_invoker) as
select i.id, i.status_changed_at as ended_at
from introduction i
where i.status in ('declined_by_company', 'declined_by_institution', 'lapsed', 'revoked')
  and not exists (select from deal d where d.introduction_id = i.id)
  and not exists (
    select from offer o
    where o.introduction_id = i.id
      and o.status in ('drafted', 'approved_internally', 'issued', 'viewed', 'countered', 'revised')
  )
  and not exists (
    select from application a
    where a.introduction_id = i.id and a.status in ('submitted', 'incomplete', 'complete', 'under_review', 'offered')
  );
create index introduction_ended on introduction (status_changed_at)
  where status in ('declined_by_company', 'declined_by_institution', 'lapsed', 'revoked');
-- The deal of an introduction, and of a document: looked up by what is erased.
create index on deal (introduction_id);

-- Prospects that are on no list and in no introduction any more.
create view ended_prospect with (security_invoker) as
select p.id, greatest(p.status_changed_at, p.updated_at) as ended_at
from prospect p
where p.status in ('draft', 'changes_requested', 'rejected', 'withdrawn', 'expired', 'funded')
  and not exists (select from introduction i where i.prospect_id = p.id);
create index prospect_ended on prospect (greatest(status_changed_at, updated_at))
  where status in ('draft', 'changes_requested', 'rejected', 'withdrawn', 'expired', 'funded');

-- Deals that are over. Their records are destroyed by hand, after an appraisal: nothing here deletes them.
create view ended_deal with (security_invoker) as
select d.id, d.status_changed_at as ended_at from deal d where d.status in ('drawn', 'released', 'fell_through');
create index deal_ended on deal (status_changed_at) where status in ('drawn', 'released', 'fell_through');

grant select on ended_introduction, ended_prospect, ended_deal to longspring_worker;

-- Deletes those introductions of the given ones that ended three years ago, with all that belongs to them: conversation,
-- consents, application, offers that were not accepted. Returns the ids that were deleted, and the attachments' files, which
-- the caller removes.
create function erase_introductions(ids uuid[]) returns table (erased uuid[], files uuid[])
  language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  -- Locked first, so that nothing begins on one of them meanwhile; what changed since is looked at again.
  perform from introduction where id = any (ids) order by id for update;
  select coalesce(array_agg(id), '{}') into erased
  from ended_introduction where id = any (ids) and is_over(ended_at, 3);
  select coalesce(array_agg(id), '{}') into files from attachment where introduction_id = any (erased);
  delete from attachment_opening where introduction_id = any (erased);
  delete from attachment where introduction_id = any (erased);
  delete from message_read where introduction_id = any (erased);
  delete from message where introduction_id = any (erased);
  delete from document_opening where introduction_id = any (erased);
  delete from introduction_document where introduction_id = any (erased);
  update document_file set request_id = null
  where request_id in (select id from document_request where introduction_id = any (erased));
  delete from document_request where introduction_id = any (erased);
  update document_file set application_item_id = null
  where application_item_id in (select id from application_item where introduction_id = any (erased));
  delete from application_item where introduction_id = any (erased);
  delete from application_snapshot where introduction_id = any (erased);
  delete from application where introduction_id = any (erased);
  delete from disclosure where introduction_id = any (erased);
  delete from consent where introduction_id = any (erased);
  delete from consent_request where introduction_id = any (erased);
  delete from term_sheet where introduction_id = any (erased);
  delete from counter_offer where offer_id in (select id from offer where introduction_id = any (erased));
  delete from offer_draft where offer_id in (select id from offer where introduction_id = any (erased));
  delete from offer_version where offer_id in (select id from offer where introduction_id = any (erased));
  delete from offer where introduction_id = any (erased);
  delete from pipeline_owner where introduction_id = any (erased);
  delete from introduction where id = any (erased);
  return next;
end
$$;
revoke execute on function erase_introductions from public;
grant execute on function erase_introductions to longspring_worker;
-- Looked up by what is deleted, which would read the whole table otherwise.
create index on consent_request (introduction_id);
create index on document_request (introduction_id);
create index on document_opening (introduction_id);
create index on application_item (introduction_id);
create index on application_snapshot (introduction_id);
create index on term_sheet (introduction_id);
create index on disclosure (consent_id);
create index on message_read (message_id);

-- The same of prospects: drafts, versions, cases of their moderation, and what lists and ranking have of them.
create function erase_prospects(ids uuid[]) returns uuid[]
  language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  erased uuid[];
begin
  perform from prospect where id = any (ids) order by id for update;
  select coalesce(array_agg(id), '{}') into erased
  from ended_prospect where id = any (ids) and is_over(ended_at, 3);
  delete from pass where prospect_id = any (erased);
  delete from match_feedback where prospect_id = any (erased);
  delete from moderation_case where prospect_id = any (erased);
  delete from prospect_version where prospect_id = any (erased);
  delete from prospect where id = any (erased);
  return erased;
end
$$;
revoke execute on function erase_prospects from public;
grant execute on function erase_prospects to longspring_worker;
create index on match_feedback (prospect_id);
create index on moderation_case (prospect_id);

-- What an institution noted when it passed on a prospect.
create function erase_pass_notes(ids text[]) returns bigint
  language sql volatile security definer set search_path = public, pg_temp
begin atomic
  with erased as (
    update pass set note = null
    where (mandate_id, prospect_id) in (select split_part(id, ' ', 1)::uuid, split_part(id, ' ', 2)::uuid from unnest(ids) as id)
      and note is not null and is_over(passed_at, 3) returning 1
  )
  select count(*) from erased;
end;
revoke execute on function erase_pass_notes from public;
grant execute on function erase_pass_notes to longspring_worker;
create index on pass (passed_at) where note is not null;

-- The name of a file whose bytes its owner removed three years ago.
create function erase_names_of_removed_files(ids uuid[]) returns bigint
  language sql volatile security definer set search_path = public, pg_temp
begin atomic
  with erased as (
    update document_file set name = '-'
    where id = any (ids) and status = 'removed' and name <> '-' and is_over(removed_at, 3) returning 1
  )
  select count(*) from erased;
end;
revoke execute on function erase_names_of_removed_files from public;
grant execute on function erase_names_of_removed_files to longspring_worker;
create index on document_file (removed_at) where status = 'removed' and name <> '-';

-- Jobs that have failed for good, with the error's text: only the owner may use the queue's tables.
create function failed_jobs() returns table (id text, at timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
begin
  return query select jobs.id::text, jobs.updated_at from graphile_worker._private_jobs jobs
    where jobs.attempts >= jobs.max_attempts and jobs.locked_at is null;
end
$$;
create function delete_failed_jobs(ids text[]) returns bigint
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  deleted bigint;
begin
  delete from graphile_worker._private_jobs jobs
  where jobs.id = any (ids::bigint[]) and jobs.attempts >= jobs.max_attempts and jobs.locked_at is null
    and jobs.updated_at < public.app_now() - interval '30 days';
  get diagnostics deleted = row_count;
  return deleted;
end
$$;
revoke execute on function failed_jobs, delete_failed_jobs from public;
grant execute on function failed_jobs, delete_failed_jobs to longspring_worker;

-- Texts of events. Those of a deal stay with its records.
create index event_with_text on event (at)
  where (note is not null or detail ?| array['condition', 'paymentReference']) and subject_kind not in ('deal', 'drawdown');

-- Swept by the worker, which may delete them.
grant select, delete on dev_mail to longspring_worker;
grant delete on admin_opening to longspring_worker;
create index on admin_opening (opened_at);
create index on deletion (settled_at) where settled_at is not null;
create index on dev_mail (sent_at);
create index on export (requested_at) where status in ('expired', 'failed');
create index notification_unread_since on notification (at) where read_at is null;

-- Swept as longspring_accounts, which records that, too.
create index on accounts.invitation (expires_at);
grant delete on accounts.admin_invitation, accounts.recovery to longspring_accounts;
create index on accounts.recovery (ended_at) where ended_at is not null;
create index user_unconfirmed on accounts."user" (created_at) where not email_verified;
create policy accounts_records_retention on event for insert to longspring_accounts
  with check (subject_kind = 'platform' and type = 'retention-applied');
