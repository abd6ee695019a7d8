/**
 * Where texts of a person, or of an organization, may still be found after their deletion, each with its reason: the one
 * list that the tests of deletion accept (docs/decisions/0106 says why and until when). A place that is not named here
 * must be empty.
 */
export const STAYS_OF_PERSON: Readonly<Record<string, string>> = {
  "public.message.words": "what a person wrote for their organization is its record",
  "public.document_file.name": "the organization's document",
  "documents/": "the bytes of the organization's documents",
  "public.company.contact_name": "the organization's profile; its people change it there",
  "public.company.contact_phone": "the organization's profile",
  "public.company.contact_email": "the organization's profile",
  "public.prospect.draft": "the organization's draft",
  "public.introduction.message": "the organization's request",
};

/** Of an organization: what the law keeps, and what is the other side's. */
export const STAYS_OF_ORGANIZATION: Readonly<Record<string, string>> = {
  "public.term_sheet.company_name_zh": "the parties of an accepted offer: a voucher, 30 years",
  "public.term_sheet.company_code": "the parties of an accepted offer: a voucher, 30 years",
  "public.dispute.note": "a dispute about a payment: three years after its end",
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
