-- What an organization asked for as one archive. The file lies in the store under the row's id; the row outlives it, so
-- that it is known who took what when.
create table export (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null references accounts.organization on delete cascade,
  side text not null check (side in ('company', 'institution')),
  requested_by uuid not null,
  locale text not null check (locale in ('en', 'zh-CN')),
  status text not null default 'queued' check (status in ('queued', 'running', 'ready', 'failed', 'expired')),
  -- Files written of those that there will be.
  written integer not null default 0,
  files integer not null,
  size_bytes bigint,
  requested_at timestamptz not null,
  ready_at timestamptz,
  expires_at timestamptz
);
-- One at a time, whatever races.
create unique index one_open_export on export (organization_id) where status in ('queued', 'running');
create index on export (organization_id, requested_at desc);
create index on export (expires_at) where status = 'ready';
call protect_tenant_table('export', 'organization_id', null);
grant insert on export to longspring_app;

-- The page of whoever asked for it is told how far it has come.
create function tell_changed_export() returns trigger
  language plpgsql
as $$
begin
  perform pg_notify('notifications_changed', new.requested_by::text);
  return null;
end
$$;
create trigger tell_export after update on export for each row execute function tell_changed_export();
