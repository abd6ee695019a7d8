-- Admins list asks by their last change, and those of one moment by their id, both from the end. A database may have these
-- two indexes already, or the first one in the other order of ids: either way it ends with these.
drop index if exists prospect_on_market;
create index prospect_on_market on prospect (status_changed_at desc, id desc) where status in ('published', 'paused', 'suspended');

-- Few are suspended: each list of an institution asks for its own.
create index if not exists prospect_suspended on prospect (company_id) where status = 'suspended';
