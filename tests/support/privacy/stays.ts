import { STORED_TABLES } from "#app/domain/retention/tables.ts";

/**
 * Where texts of a person, or of an organization, may still be found after their deletion, each with its reason: the one
 * list that the tests of deletion accept (docs/decisions/0106 says why and until when). A place that is not named here
 * must be empty.
 */
export const STAYS_OF_PERSON: Readonly<Record<string, string>> = {
  ...ofOrganizations(),
  "documents/": "the bytes of the organization's documents",
};

/** What a person wrote for their organization is its record, whatever the form: it goes with the organization. */
function ofOrganizations(): Record<string, string> {
  const classes = ["profile", "prospect", "mandate", "pass", "introduction", "deal", "document"];
  return Object.fromEntries(
    Object.entries(STORED_TABLES)
      .filter(([, stored]) => classes.includes(stored.class))
      .flatMap(([table, { typed }]) =>
        typed.map((column) => [`${table}.${column}`, "the organization's record"]),
      ),
  );
}

/** Of an organization: what the law keeps, and what is the other side's. */
export const STAYS_OF_ORGANIZATION: Readonly<Record<string, string>> = {
  "public.term_sheet.company_name_zh": "the parties of an accepted offer: a voucher, 30 years",
  "public.term_sheet.company_name_en": "the parties of an accepted offer: a voucher, 30 years",
  "public.term_sheet.company_code": "the parties of an accepted offer: a voucher, 30 years",
  "public.term_sheet.institution_name_zh": "the parties of an accepted offer: a voucher, 30 years",
  "public.term_sheet.institution_name_en": "the parties of an accepted offer: a voucher, 30 years",
  "public.offer_version.terms": "what was accepted: a voucher, 30 years",
  "public.deal_condition.description": "what was accepted: a voucher, 30 years",
  "public.drawdown.payment_reference": "a payment: a voucher, 30 years",
  "public.drawdown.note": "a dispute about a payment: with the deal's vouchers",
  "public.dispute.note": "a dispute about a payment: with the deal's vouchers",
  "public.dispute.answer": "a dispute about a payment: with the deal's vouchers",
  "public.dispute.decision_note": "a dispute about a payment: with the deal's vouchers",
  "public.dispute_finding.words": "a dispute about a payment: with the deal's vouchers",
  "public.dispute_finding.settled_words": "a dispute about a payment: with the deal's vouchers",
  "public.document_file.name": "evidence in a dispute: with the deal's vouchers",
  "documents/": "evidence in a dispute: with the deal's vouchers",
  "public.admin_opening.file_name": "which evidence an admin opened: three years",
};

/** The places of a scan that the list does not name. */
export function unnamed(
  found: readonly { place: string }[],
  named: Readonly<Record<string, string>>,
): string[] {
  const isNamed = (place: string) =>
    Object.keys(named).some((name) => (name.endsWith("/") ? place.startsWith(name) : place === name));
  return [...new Set(found.map(({ place }) => place))].filter((place) => !isNamed(place));
}
