-- What a generated city has no rows of: `npm run release:dump` adds one or two to each such table, so that the upgrade
-- test migrates rows of every table. All of it is demonstration data.
insert into accounts.session (token, user_id, active_organization_id, ip_address, user_agent, expires_at)
select 'release-' || user_id, user_id, organization_id, '203.0.113.7', 'Mozilla/5.0', app_now() + interval '7 days'
from accounts.member order by user_id limit 2;
insert into accounts.invitation (organization_id, email, role, expires_at, inviter_id)
select organization_id, 'invited@demo.longspring.test', 'member', app_now() + interval '7 days', user_id
from accounts.member where role = 'owner' order by user_id limit 1;
insert into accounts.sign_up (kind, organization_name, name, email, locale, password_hash)
values ('company', 'Release Test Co.', 'Li Ming', 'joining@demo.longspring.test', 'en', 'none');
insert into accounts.email_request (kind, email) values ('password_reset', 'company@demo.longspring.test');
insert into accounts.verification (identifier, value, expires_at)
values ('release', 'none', app_now() + interval '1 hour');
insert into email_choice (user_id, organization_id, group_name, delivery, chosen_at)
select user_id, organization_id, 'offers', 'digest', app_now() from accounts.member order by user_id limit 2;
insert into email_hours (user_id, quiet_from, quiet_until, quiet_on_rest_days, digest_hour)
select user_id, 22, 7, true, 9 from accounts.member order by user_id limit 2;
insert into rate_limit (key, points, expire) values ('release', 1, 1);
insert into counted_use (act, holder, at) select 'introduction', id::text, app_now() from company order by id limit 2;
insert into dev_mail (recipient, subject, text, html, message_id)
values ('company@demo.longspring.test', 'Welcome', 'Welcome', '<p>Welcome</p>', 'release@demo.longspring.test');

insert into introduction_hold (company_id, held_by)
select organization_id, user_id from accounts.member m join company c on c.id = m.organization_id order by user_id limit 1;
insert into application_task (application_id, institution_id, words, is_task, added_by)
select id, institution_id, 'Call the auditor about the order book.', true, gen_random_uuid() from application order by id limit 2;
insert into unheard_request (introduction_id, company_id)
select id, company_id from introduction where status = 'consent_pending' order by id limit 1;
insert into mandate_demand (mandate_id, demand, measured_at) select id, 1.25, app_now() from mandate order by id limit 3;
insert into list_common (mandate_id, institution_id, points)
select id, institution_id, '{"activity": -6}' from mandate order by id limit 3;
insert into match_check (checked_at, pairs, missing, extra, by_day) values (app_now(), 100, 0, 0, 1);
insert into ranking_model (version, model, trained_at, events, figures, adopted)
values ('release-1', '{}', app_now(), 0, '{}', false);
insert into prospect_out_of_sight (prospect_id)
select p.id from prospect p where not exists (select from teaser where teaser.prospect_id = p.id) order by p.id limit 1;
insert into market_leader (leader) values ('00000000-0000-4000-8000-000000000001');
insert into worker_heartbeat (worker_id, keeps_market) values ('release', true);

-- An open dispute about a payment, with evidence and a finding that was sent back.
create temporary table disputed as
select w.id, w.deal_id, w.company_id, w.institution_id, w.amount_fen,
  (select user_id from accounts.member where organization_id = w.company_id order by user_id limit 1) as person,
  (select id from document_file f where f.status = 'clean' order by f.id limit 1) as file_id
from drawdown w order by w.status = 'funded' desc, w.requested_at desc limit 1;
update drawdown set status = 'disputed', disputed_at = app_now() from disputed where drawdown.id = disputed.id;
insert into dispute (drawdown_id, deal_id, company_id, institution_id, opened_by, opener, reason_code, note, disputed_fen,
  answer_due_at, decide_due_at)
select id, deal_id, company_id, institution_id, 'company', person, 'amount', 'The amount differs.', amount_fen,
  app_now() + interval '5 days', app_now() + interval '10 days'
from disputed;
insert into dispute_evidence (dispute_id, company_id, institution_id, party, file_id, added_by)
select d.id, d.company_id, d.institution_id, 'company', disputed.file_id, d.opener
from dispute d join disputed on disputed.id = d.drawdown_id;
insert into dispute_evidence_opening (evidence_id, dispute_id, company_id, institution_id, party, user_id)
select id, dispute_id, company_id, institution_id, 'company', added_by from dispute_evidence;
insert into dispute_finding (dispute_id, outcome, ground, found_fen, words, status, proposed_by, settled_by, settled_at,
  settled_words)
select d.id, 'stands', 'bank-record', d.disputed_fen, 'The bank confirms it.', 'sent_back', admins.ids[1], admins.ids[2],
  app_now(), 'Which bank?'
from dispute d, (select array_agg(id order by id) as ids from accounts."user" where role = 'admin') as admins;
drop table disputed;

-- A proposed reversal of a confirmed drawdown, and one that the other side declined.
insert into drawdown_reversal (drawdown_id, deal_id, company_id, institution_id, proposed_by, proposer, reason_code, note, amount_fen,
  status, answer_due_at, answerer, answered_at, answer_note, ended_at)
select w.id, w.deal_id, w.company_id, w.institution_id, 'institution', p.person, 'sent_back', 'It came back.', w.amount_fen,
  case p.place when 1 then 'proposed' else 'declined' end, app_now() + interval '5 days',
  case p.place when 2 then p.person end, case p.place when 2 then app_now() end, case p.place when 2 then 'It is here.' end,
  case p.place when 2 then app_now() end
from (select *, row_number() over (order by confirmed_at, id) as place from drawdown where status = 'confirmed' limit 2) w
join lateral (
  select w.place, (select user_id from accounts.member where organization_id = w.institution_id order by user_id limit 1) as person
) p on true;

insert into reminder (kind, subject_id, due_at, reminded_at)
select 'notify-company-offer-expires-soon', id, expires_at, app_now() from offer where expires_at is not null order by id limit 1;
insert into export (organization_id, side, requested_by, locale, files, requested_at)
select organization_id, 'company', user_id, 'en', 40, app_now()
from accounts.member m join company c on c.id = m.organization_id order by user_id limit 1;
select enqueue_job('notify-company-offer-issued', json_build_object('offerId', id), job_key => 'release-offer') from offer
where current_version > 0 order by id limit 1;
select enqueue_job('match-mandate', json_build_object('mandateId', id), is_patient => true) from mandate order by id limit 1;

insert into list_setting (user_id, list, layout, columns)
select id, 'opportunities', 'table', array['fit'] from accounts."user" order by id limit 1;
insert into confirmation (kind, subject_id, proposed_by, before_status)
select 'suspension', i.id, u.id, 'active'
from institution i, accounts."user" u where u.role = 'admin' order by i.id, u.id limit 1;
insert into deletion (subject_kind, subject_id, requested_by, requested_at, due_at)
select 'company', organization_id, user_id, app_now(), app_now() + interval '14 days'
from accounts.member m join company c on c.id = m.organization_id where m.role = 'owner' order by user_id desc limit 1;
insert into admin_tie (user_id, organization_id, kind, note)
select u.id, i.id, 'employment', 'Until 2024.'
from institution i, accounts."user" u where u.role = 'admin' order by i.id, u.id limit 1;
insert into admin_opening (company_id, user_id, admin_number, role, about, subject_id, subject_number, day)
select c.company_id, u.id, u.admin_number, 'moderator', 'case', c.id, c.number, '2026-11-30'
from moderation_case c, accounts."user" u where u.role = 'admin' and c.company_id is not null order by c.id, u.id limit 1;
insert into accounts.admin_invitation (email, roles, status, inviter_id, expires_at)
select 'invited@demo.longspring.test', '{finance}', 'pending', id, app_now() + interval '7 days'
from accounts."user" where role = 'admin' order by id limit 1;
insert into accounts.acceptance (user_id, agreement, version, accepted_at)
select id, 'terms', '2026-11-30', app_now() from accounts."user" order by id limit 1;
insert into accounts.two_factor (user_id, secret, backup_codes, verified)
select id, 'encrypted', 'encrypted', true from accounts."user" order by id limit 1;
insert into accounts.recovery (user_id, deciders, claim, ends_at)
select id, 'admins', 'fingerprint', app_now() + interval '7 days' from accounts."user" order by id limit 1;
insert into accounts.held_form (session_id, path, needs_factor, act, fields)
select id, '/company/offers', false, 'accept-offer', '[]' from accounts.session limit 1;

-- An invoice that was paid, credited in part and paid back, and what is around it. Not booked: the sums are not true.
insert into billing_profile (institution_id, title, tax_number, email, locale, fapiao_kind, updated_by)
select m.organization_id, '示例银行', '91220101MA0000000X', 'bills@demo.longspring.test', 'zh-CN', 'ordinary', m.user_id
from accounts.member m join institution i on i.id = m.organization_id order by m.user_id limit 1;
insert into fee_agreement_acceptance (institution_id, version, price_list_version, accepted_by)
select institution_id, '2026-11-30', 1, updated_by from billing_profile
on conflict do nothing;
insert into invoice (number, institution_id, period, issued_at, due_on, net_fen, vat_fen, total_fen, profile)
select 'LS-2018-000001', institution_id, '2018-01-01', '2018-02-01', '2018-03-03', net_fen, vat_fen, net_fen + vat_fen, '{}'
from fee where amount_fen > 100 order by id limit 1;
insert into invoice_line (invoice_id, institution_id, position, fee_id, net_fen, vat_fen, total_fen, vat_rate_bp)
select i.id, i.institution_id, 0, f.id, f.net_fen, f.vat_fen, f.net_fen + f.vat_fen, 600
from invoice i join fee f on f.institution_id = i.institution_id and f.net_fen + f.vat_fen = i.total_fen
where i.number = 'LS-2018-000001' order by f.id limit 1;
insert into credit_note (number, invoice_id, institution_id, reason_code, net_fen, vat_fen, total_fen, issued_at)
select 'CN-2018-000001', id, institution_id, 'adjustment', 94, 6, 100, '2018-02-02' from invoice where number = 'LS-2018-000001';
insert into credit_note_line (credit_note_id, invoice_line_id, institution_id, net_fen, vat_fen, total_fen)
select c.id, l.id, c.institution_id, 94, 6, 100 from credit_note c join invoice_line l on l.invoice_id = c.invoice_id
where c.number = 'CN-2018-000001';
insert into receipt (institution_id, provider, external_id, amount_fen, received_at)
select institution_id, 'bank', 'release', total_fen, '2018-02-03' from invoice where number = 'LS-2018-000001';
insert into receipt_allocation (receipt_id, invoice_id, institution_id, kind, amount_fen)
select r.id, i.id, i.institution_id, 'payment', r.amount_fen from receipt r join invoice i on i.number = 'LS-2018-000001'
where r.external_id = 'release';
insert into refund (institution_id, receipt_id, invoice_id, amount_fen, provider)
select a.institution_id, a.receipt_id, a.invoice_id, 100, 'bank' from receipt_allocation a join receipt r on r.id = a.receipt_id
where r.external_id = 'release';
insert into charge_back (institution_id, receipt_id, external_id, amount_fen, status, opened_at)
select institution_id, id, 'release', 100, 'won', '2018-02-04' from receipt where external_id = 'release';
insert into charge_back_part (charge_back_id, invoice_id, institution_id, amount_fen)
select c.id, a.invoice_id, c.institution_id, 100 from charge_back c join receipt_allocation a using (receipt_id)
where c.external_id = 'release';
insert into stripe_event (id, type, object_id, livemode, created, status)
values ('evt_release', 'invoice.paid', 'in_release', false, '2018-02-03', 'followed');
insert into stripe_reading (object_id, read_at) values ('in_release', '2018-02-03');
insert into provider_call (institution_id, provider, kind, subject_id)
select institution_id, 'bank', 'present-invoice', id from invoice where number = 'LS-2018-000001';
insert into provider_object (provider, kind, subject_id, institution_id, external_id)
select 'bank', 'invoice', id, institution_id, number from invoice where number = 'LS-2018-000001';
insert into fapiao (institution_id, invoice_id, kind, total_fen)
select institution_id, id, 'ordinary', total_fen from invoice where number = 'LS-2018-000001';
insert into fee_proposal (institution_id, fee_id, kind, reason, proposed_by)
select l.institution_id, l.fee_id, 'waiver', 'A pilot.', u.id from invoice_line l, accounts."user" u
where u.role = 'admin' order by l.id, u.id limit 1;
insert into number_series (name, last_number) values ('LS-2018', 1);
insert into reconciliation_run (started_at, finished_at) values (app_now(), app_now());
insert into billing_difference (kind, subject_id) select 'invoice-sum', id from invoice where number = 'LS-2018-000001';
insert into bank_statement (file_name, sha256, bank, account, period_from, period_to, opening_fen, closing_fen, lines, new_lines, imported_by)
select 'release.csv', repeat('0', 64), 'icbc', '1001234567', '2018-01-01', '2018-01-31', 0, 4200, 1, 1, id
from accounts."user" where role = 'admin' order by id limit 1;
insert into bank_line (statement_id, account, line_key, position, value_day, amount_fen, balance_fen, counterparty_name, purpose, left_because, seen_at)
select id, account, 'release-1', 1, period_to, 4200, 4200, 'Nobody', 'Interest', 'unknown-payer', app_now() from bank_statement;
insert into bank_proposal (kind, line_id, proposed_by) select 'ignore', l.id, s.imported_by
from bank_line l join bank_statement s on s.id = l.statement_id;

-- The first seal, of one event (docs/audit.md); the others wait for theirs.
with sealed as (
  delete from event_unsealed where event_id = (select min(event_id) from event_unsealed) returning event_id
), content as (
  select int8multirange(int8range(id, id + 1)) as ids, sha256(row_hash) as rows_digest
  from event join sealed on event_id = id
)
insert into audit_seal (number, sealed_at, ids, events, rows_digest, digest)
select 1, '2026-11-30T00:00:00.000Z', ids, 1, rows_digest, sha256(convert_to(concat('longspring seal 1 1:1:',
  '24:2026-11-30T00:00:00.000Z', octet_length(ids::text), ':', ids, '1:1', '64:', encode(rows_digest, 'hex')), 'UTF8'))
from content;
