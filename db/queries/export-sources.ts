import type { ExportSectionName } from "#app/domain/exports/sections.ts";

export interface ExportSource {
  /** The table as `t`, with what is joined to it. */
  from: string;
  /** The columns that say whose a row is; one's own are those of one's side. */
  own: { company?: string; institution?: string };
  /** What rows are paged by, with the type of each. */
  key: readonly (readonly [string, string])[];
  /** Columns that are not `t`'s own. */
  columns?: Readonly<Record<string, string>>;
  /** What of it is left out. */
  where?: string;
  /** Words, and where they are the company's: an institution reads no contact details in them that its consent doesn't name now. */
  words?: { column: string; ofCompany: string };
}

const id = [["t.id", "uuid"]] as const;
const parties = { company: "t.company_id", institution: "t.institution_id" };
const institutionName = "coalesce(n.name_zh, n.name_en)";
const prospect =
  "left join prospect p on p.id = t.prospect_id left join teaser s on s.prospect_id = t.prospect_id";
const prospectNumber = "coalesce(p.number, s.number)";
const withInstitution = "left join institution n on n.id = t.institution_id";
const ofIntroduction = `join introduction i on i.id = t.introduction_id ${withInstitution}`;
const ofDeal = "join deal d on d.id = t.deal_id";

/**
 * Where the rows of each section are read. A company's name is in none that an institution reads: it knows the number of
 * a prospect, and looks up who it is on the page, for as long as the consent stands.
 */
export const exportSources: Record<ExportSectionName, ExportSource> = {
  company: { from: "company t", own: { company: "t.id" }, key: id },
  figures: { from: "company_figures t", own: { company: "t.company_id" }, key: [["t.year", "int"]] },
  rights: { from: "company_right t", own: { company: "t.company_id" }, key: id },
  recognitions: {
    from: "company_recognition t",
    own: { company: "t.company_id" },
    key: [["t.code", "text"]],
  },
  institution: { from: "institution t", own: { institution: "t.id" }, key: id },
  members: {
    from: `accounts.member t join accounts."user" u on u.id = t.user_id`,
    own: { company: "t.organization_id", institution: "t.organization_id" },
    key: id,
    columns: { name: "u.name", email: "u.email" },
  },
  prospects: { from: "prospect t", own: { company: "t.company_id" }, key: id },
  prospectVersions: {
    from: "prospect_version t join prospect p on p.id = t.prospect_id",
    own: { company: "t.company_id" },
    key: [
      ["t.prospect_id", "uuid"],
      ["t.version", "int"],
    ],
    columns: { prospectNumber: "p.number" },
  },
  mandates: { from: "mandate t", own: { institution: "t.institution_id" }, key: id },
  mandateVersions: {
    from: "mandate_version t join mandate m on m.id = t.mandate_id",
    own: { institution: "t.institution_id" },
    key: [
      ["t.mandate_id", "uuid"],
      ["t.version", "int"],
    ],
    columns: { mandateNumber: "m.number" },
  },
  passes: {
    from: `pass t join mandate m on m.id = t.mandate_id ${prospect}`,
    own: { institution: "t.institution_id" },
    key: [
      ["t.mandate_id", "uuid"],
      ["t.prospect_id", "uuid"],
    ],
    columns: { mandateNumber: "m.number", prospectNumber },
  },
  introductions: {
    from: `introduction t ${withInstitution} ${prospect}`,
    own: parties,
    key: id,
    columns: { prospectNumber, institutionName },
  },
  consents: {
    from: `consent t ${ofIntroduction}`,
    own: parties,
    key: id,
    columns: { introductionNumber: "i.number", institutionName },
  },
  applications: {
    from: `application t ${ofIntroduction}`,
    own: parties,
    key: id,
    columns: { introductionNumber: "i.number", institutionName },
  },
  applicationItems: {
    from: "application_item t join application a on a.id = t.application_id",
    own: parties,
    key: id,
    columns: { applicationNumber: "a.number" },
    words: { column: "note", ofCompany: "true" },
  },
  documents: {
    from: "document_file t",
    own: { company: "t.company_id" },
    key: id,
    where: "t.sealed_at is not null",
  },
  documentRequests: {
    from: `document_request t ${ofIntroduction}`,
    own: parties,
    key: id,
    columns: { introductionNumber: "i.number", institutionName },
  },
  disclosures: {
    from: `disclosure t ${ofIntroduction}`,
    own: parties,
    key: [["t.id", "bigint"]],
    columns: { introductionNumber: "i.number", institutionName },
  },
  messages: {
    from: `message t ${ofIntroduction}`,
    own: parties,
    key: [["t.id", "bigint"]],
    columns: { introductionNumber: "i.number", institutionName },
    words: { column: "words", ofCompany: "t.written_by = 'company'" },
  },
  attachments: {
    from: `attachment t join message m on m.id = t.message_id ${ofIntroduction}`,
    own: parties,
    key: id,
    columns: { introductionNumber: "i.number", institutionName, writtenAt: "m.written_at" },
  },
  consentRequests: {
    from: `consent_request t ${ofIntroduction}`,
    own: parties,
    key: id,
    columns: { introductionNumber: "i.number", institutionName },
    words: { column: "note", ofCompany: "true" },
  },
  offers: {
    from: `offer t ${ofIntroduction}`,
    own: parties,
    key: id,
    columns: { introductionNumber: "i.number", institutionName },
  },
  offerVersions: {
    from: "offer_version t join offer o on o.id = t.offer_id",
    own: parties,
    key: [
      ["t.offer_id", "uuid"],
      ["t.version", "int"],
    ],
    columns: { offerNumber: "o.number" },
  },
  counterOffers: {
    from: "counter_offer t join offer o on o.id = t.offer_id",
    own: parties,
    key: [
      ["t.offer_id", "uuid"],
      ["t.round", "int"],
    ],
    columns: { offerNumber: "o.number" },
  },
  offerDrafts: {
    from: "offer_draft t join offer o on o.id = t.offer_id",
    own: { institution: "t.institution_id" },
    key: [["t.offer_id", "uuid"]],
    columns: { offerNumber: "o.number" },
  },
  deals: {
    from: `deal t join offer o on o.id = t.offer_id ${withInstitution}`,
    own: parties,
    key: id,
    columns: { offerNumber: "o.number", institutionName },
  },
  conditions: {
    from: `deal_condition t ${ofDeal}`,
    own: parties,
    key: id,
    columns: { dealNumber: "d.number" },
  },
  drawdowns: { from: `drawdown t ${ofDeal}`, own: parties, key: id, columns: { dealNumber: "d.number" } },
  fees: { from: `fee t ${ofDeal}`, own: parties, key: id, columns: { dealNumber: "d.number" } },
  cases: { from: "moderation_case t", own: parties, key: id },
  timeline: {
    from: `event t ${prospect}`,
    own: parties,
    key: [["t.id", "bigint"]],
    columns: { prospectNumber },
    // A case is how the platform works; what came of it stands in the events of its subject.
    where: "t.subject_kind <> 'case'",
  },
};
