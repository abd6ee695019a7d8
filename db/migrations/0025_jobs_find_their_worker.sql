-- Jobs that nobody waits for let others by: what an edit has queued is done before what the night has. Those that rank
-- carry a flag, by which workers leave them to the one that keeps the market in memory.
drop function enqueue_job(text, json, timestamptz, text);
create function enqueue_job(
  task text, payload json, run_at timestamptz default null, job_key text default null, is_patient boolean default false
) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform graphile_worker.add_job(
    identifier => task, payload => payload, run_at => run_at, job_key => job_key,
    priority => case when is_patient then 10 else 0 end,
    flags => case when task in ('match-mandate', 'match-prospect') then array['market'] end);
end
$$;
revoke execute on function enqueue_job from public;
grant execute on function enqueue_job to longspring_app, longspring_worker, longspring_accounts;

-- Which of the workers that live says that it keeps the market.
alter table worker_heartbeat add column keeps_market boolean not null default false;
