-- What each side did with a pair, once and append-only: what the matcher learns from. An act that began in a list keeps
-- the place, the score and the model that the list had then; one that was shown to explore keeps its propensity.
create table match_feedback (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  act text not null check (act in (
    'shown', 'opened', 'shortlisted', 'passed', 'pass_undone', 'introduced', 'declined', 'offered', 'drawn')),
  side text not null check (side in ('company', 'institution')),
  -- Whose act it is. The other party of the pair never reads it.
  organization_id uuid not null references accounts.organization,
  mandate_id uuid not null references mandate,
  prospect_id uuid not null references prospect,
  mandate_version integer not null,
  prospect_version integer not null,
  -- The introduction, offer or deal that the act was on; null where it was on the pair itself.
  subject_id uuid,
  reason_code text,
  rank_position integer check (rank_position > 0),
  score smallint check (score between 0 and 100),
  model_version text,
  propensity double precision check (propensity > 0 and propensity <= 1),
  -- What the institution had before it of the prospect: bands and codes, as its teaser showed them.
  seen jsonb,
  check ((act in ('passed', 'declined')) = (reason_code is not null)),
  check (act <> 'shown' or propensity is not null)
);
create unique index shown_once_a_day on match_feedback (organization_id, mandate_id, prospect_id, shanghai_day(at)) where act = 'shown';
create unique index opened_once_a_version on match_feedback
  (organization_id, mandate_id, prospect_id, mandate_version, prospect_version) where act = 'opened';
create unique index done_once on match_feedback (act, side, subject_id) where subject_id is not null;
create index on match_feedback (at, id);
create index on match_feedback (mandate_id, prospect_id, at);

call protect_tenant_table('match_feedback', null, 'organization_id');
grant insert on match_feedback to longspring_app;
revoke update, delete on match_feedback from longspring_worker;

-- Of one's own mandate or prospect alone, and as the side that one is.
create policy own_pair on match_feedback as restrictive for insert to longspring_app with check (
  side = (select current_actor_kind())
  and case side
    when 'institution' then exists (
      select from mandate where mandate.id = mandate_id and mandate.institution_id = (select current_organization_id()))
    else exists (
      select from prospect where prospect.id = prospect_id and prospect.company_id = (select current_organization_id()))
  end
);
