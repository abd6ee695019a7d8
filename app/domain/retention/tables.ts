import type { RetentionClassName } from "./classes.ts";

export interface StoredTable {
  readonly class: RetentionClassName;
  /** Columns that can hold a name, a contact, a secret, or what somebody typed. */
  readonly typed: readonly string[];
  /** The other columns of texts or bytes: codes, digests, keys, names of the schema. */
  readonly coded: readonly string[];
}

/**
 * Every table of the database with its retention class, and every column of it that can hold a text. A test compares this
 * with the migrated database: a new table or column does not pass without an entry.
 */
export const STORED_TABLES: Readonly<Record<string, StoredTable>> = {
  "accounts.sign_up": table("sign-up", "organization_name name email password_hash", "kind locale"),
  "accounts.email_request": table("sign-up", "email", "kind"),
  "accounts.verification": table("sign-up", "identifier value"),
  "accounts.invitation": table("invitation", "email", "role status"),
  "accounts.user": table("account", "name email image ban_reason", "locale role"),
  "accounts.account": table(
    "account",
    "account_id access_token refresh_token id_token password",
    "provider_id scope",
  ),
  "accounts.member": table("account", "", "role"),
  "accounts.organization": table("account", "name slug logo metadata", "kind"),
  "accounts.two_factor": table("account", "secret backup_codes"),
  "accounts.acceptance": table("account", "", "agreement"),
  "public.email_choice": table("account", "", "group_name delivery"),
  "public.email_hours": table("account"),
  "public.list_setting": table("account", "", "list layout columns"),
  "accounts.session": table("session", "token ip_address user_agent"),
  "accounts.held_form": table("session", "path fields", "act"),
  "public.counted_use": table("usage", "holder", "act"),
  "public.rate_limit": table("usage", "key"),
  "public.notification": table("notification", "", "kind about"),
  "public.reminder": table("notification", "", "kind"),
  "public.dev_mail": table("mailbox", "recipient subject text html list_unsubscribe", "message_id"),
  "graphile_worker._private_jobs": table("failed-job", "payload last_error", "key locked_by flags"),
  "public.export": table("export", "", "side locale status sha256"),
  "public.company": table(
    "profile",
    "uscc name_zh name_en address website contact_name contact_phone contact_email",
    "sector district size_class",
  ),
  "public.company_figures": table("profile"),
  "public.company_recognition": table("profile", "certificate_number", "code"),
  "public.company_right": table("profile", "title registration_number", "kind"),
  "public.institution": table(
    "profile",
    "name_zh name_en uscc licence_number about_zh about_en contact_name contact_phone contact_email",
    "kind regulator licence_scope status",
  ),
  "public.institution_application": table("profile", "content"),
  "public.introduction_hold": table("profile"),
  "public.introduction_stop": table("profile"),
  "public.prospect": table("prospect", "draft", "status keep_shown generalisation"),
  "public.prospect_version": table("prospect", "content"),
  "public.moderation_case": table("prospect", "field_notes note", "kind status checks decision reason_codes"),
  "public.teaser": table(
    "prospect",
    "headline_zh headline_en texts",
    "status sector district stage instruments securities purpose recognitions bands",
  ),
  "public.shown_teaser": table("prospect", "", "sector place stage instruments bands"),
  "public.teaser_change": table("prospect"),
  "public.prospect_out_of_sight": table("prospect"),
  "public.mandate": table(
    "mandate",
    "name_zh name_en",
    "status instruments sectors_included sectors_excluded districts stages securities_accepted recognitions_any preferences",
  ),
  "public.mandate_version": table("mandate", "terms"),
  "public.mandate_draft": table("mandate", "content"),
  "public.mandate_demand": table("mandate"),
  "public.pass": table("pass", "note", "reason_code"),
  "public.introduction": table(
    "introduction",
    "message purpose proposed_consent note message_masked note_masked",
    "requested_by status reason_code",
  ),
  "public.consent": table("introduction", "purpose", "field_groups step ended_by"),
  "public.consent_request": table("introduction", "words note note_masked", "field_groups status"),
  "public.disclosure": table("introduction", "", "field_groups outcome"),
  "public.message": table("introduction", "words masked", "written_by"),
  "public.message_read": table("introduction", "", "read_by"),
  "public.attachment": table("introduction", "name", "sent_by media_type sha256 status piece_keys"),
  "public.attachment_opening": table("introduction", "", "opened_by"),
  "public.document_request": table("introduction", "words", "kind status"),
  "public.introduction_document": table("introduction"),
  "public.document_opening": table("introduction"),
  "public.unheard_request": table("introduction"),
  "public.pipeline_owner": table("introduction"),
  "public.application": table("introduction", "repair note", "status reason_codes"),
  "public.application_item": table("introduction", "words note note_masked no_file_reason", "code status"),
  "public.application_snapshot": table("introduction", "content", "field_groups"),
  "public.offer": table("introduction", "note", "status instrument reason_code commitment"),
  "public.offer_version": table("introduction", "terms"),
  "public.offer_draft": table("introduction", "content"),
  "public.counter_offer": table("introduction", "terms words"),
  "public.term_sheet": table(
    "introduction",
    "company_name_zh company_name_en company_code institution_name_zh institution_name_en",
    "fingerprint",
  ),
  "public.deal": table("deal", "note", "status instrument reason_code commitment"),
  "public.deal_condition": table("deal", "description note provided_note", "status reason_code"),
  "public.condition_waiver": table("deal", "reason", "status"),
  "public.drawdown": table("deal", "payment_reference note", "status"),
  "public.dispute": table("deal", "note answer decision_note", "opened_by reason_code status outcome ground"),
  "public.dispute_evidence": table("deal", "", "party"),
  "public.dispute_evidence_opening": table("deal", "", "party"),
  "public.dispute_finding": table("deal", "words settled_words", "outcome ground status"),
  "public.fee": table("deal", "", "basis status"),
  "public.document": table("document", "", "kind"),
  "public.document_file": table("document", "name", "kind media_type sha256 status piece_keys claimed_key"),
  "public.event": table(
    "audit",
    "note detail",
    "type actor_kind subject_kind from_status to_status reason_code note_commitment detail_commitment row_hash",
  ),
  "public.event_unsealed": table("audit"),
  "public.audit_seal": table("audit", "", "previous rows_digest digest"),
  "public.confirmation": table("audit", "", "kind status before_status after_status"),
  "public.match": table("matching", "", "outcome parts missed_criterion model_version"),
  "public.match_check": table("matching", "", "sample"),
  "public.match_feedback": table("matching", "", "act side reason_code model_version seen"),
  "public.ranking_base": table("matching", "", "model_version means"),
  "public.ranking_model": table("matching", "", "version model figures"),
  "public.market_change": table("matching"),
  "public.public_figures": table("figures", "", "figures"),
  "public.public_figure_basis": table("figures", "", "cell side contribution"),
  "public.registered_company": table("figures", "", "code sector district branch city size_class titles"),
  "public.market_leader": table("operation"),
  "public.worker_heartbeat": table("operation", "", "worker_id"),
  "public.role_canary": table("operation"),
  "public.kysely_migration": table("operation", "", "name timestamp"),
  "public.kysely_migration_lock": table("operation", "", "id"),
  "graphile_worker._private_job_queues": table("operation", "", "queue_name locked_by"),
  "graphile_worker._private_known_crontabs": table("operation", "", "identifier"),
  "graphile_worker._private_tasks": table("operation", "", "identifier"),
  "graphile_worker.migrations": table("operation"),
};

function table(name: RetentionClassName, typed = "", coded = ""): StoredTable {
  const listed = (names: string) => names.split(" ").filter(Boolean);
  return { class: name, typed: listed(typed), coded: listed(coded) };
}
