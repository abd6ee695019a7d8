-- graphile-worker's own tables are under row-level security and its roles' alone. This is the way in for a change that
-- has a consequence: the job is added in the caller's transaction, so a change that is rolled back leaves no letter.
create function enqueue_job(task text, payload json, run_at timestamptz default null, job_key text default null) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform graphile_worker.add_job(identifier => task, payload => payload, run_at => run_at, job_key => job_key);
end
$$;
revoke execute on function enqueue_job from public;
grant execute on function enqueue_job to longspring_app, longspring_worker, longspring_accounts;
