import type { ExportSectionName } from "#app/domain/exports/sections.ts";
import { ITEM_STATUS } from "#db/queries/applications/application-items.ts";
import { billingSources } from "./export-billing.ts";
import { moneySources } from "./export-money.ts";
import { byId, type ExportSource, institutionName, ofParties, withInstitution } from "./export-source.ts";

const prospect =
  "left join prospect p on p.id = t.prospect_id left join teaser s on s.prospect_id = t.prospect_id";
const prospectNumber = "coalesce(p.number, s.number)";
const ofIntroduction = `join introduction i on i.id = t.introduction_id ${withInstitution}`;

/** The rows of a table under the introductions of a side. */
function underIntroduction(table: string): ExportSource {
  const columns = { introductionNumber: "i.number", institutionName };
  return { from: `${table} t ${ofIntroduction}`, own: ofParties, key: byId, columns };
}

/**
 * The sources of the rows of each section. A company's name is in none that an institution reads: it has the number of
 * a prospect, and looks up the company on the page while the consent is in force.
 */
export const exportSources: Record<ExportSectionName, ExportSource> = {
  company: { from: "company t", own: { company: "t.id" }, key: byId },
  figures: { from: "company_figures t", own: { company: "t.company_id" }, key: [["t.year", "int"]] },
  rights: { from: "company_right t", own: { company: "t.company_id" }, key: byId },
  recognitions: {
    from: "company_recognition t",
    own: { company: "t.company_id" },
    key: [["t.code", "text"]],
  },
  institution: { from: "institution t", own: { institution: "t.id" }, key: byId },
  members: {
    from: `accounts.member t join accounts."user" u on u.id = t.user_id`,
    own: { company: "t.organization_id", institution: "t.organization_id" },
    key: byId,
    columns: { name: "u.name", email: "u.email" },
  },
  prospects: { from: "prospect t", own: { company: "t.company_id" }, key: byId },
  prospectVersions: {
    from: "prospect_version t join prospect p on p.id = t.prospect_id",
    own: { company: "t.company_id" },
    key: [
      ["t.prospect_id", "uuid"],
      ["t.version", "int"],
    ],
    columns: { prospectNumber: "p.number" },
  },
  mandates: { from: "mandate t", own: { institution: "t.institution_id" }, key: byId },
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
    own: ofParties,
    key: byId,
    columns: { prospectNumber, institutionName },
  },
  consents: underIntroduction("consent"),
  applications: underIntroduction("application"),
  applicationItems: {
    from: "application_item t join application a on a.id = t.application_id",
    own: ofParties,
    key: byId,
    columns: {
      applicationNumber: "a.number",
      status: ITEM_STATUS,
    },
    words: { note: "true", noFileReason: "true" },
  },
  applicationTasks: {
    from: "application_task t join application a on a.id = t.application_id",
    own: { institution: "t.institution_id" },
    key: byId,
    columns: { applicationNumber: "a.number" },
  },
  documents: {
    from: "document_file t",
    own: { company: "t.company_id" },
    key: byId,
    where: "t.sealed_at is not null",
  },
  documentRequests: underIntroduction("document_request"),
  disclosures: { ...underIntroduction("disclosure"), key: [["t.id", "bigint"]] },
  messages: {
    ...underIntroduction("message"),
    key: [["t.id", "bigint"]],
    words: { words: "t.written_by = 'company'" },
  },
  attachments: {
    from: `attachment t join message m on m.id = t.message_id ${ofIntroduction}`,
    own: ofParties,
    key: byId,
    columns: { introductionNumber: "i.number", institutionName, writtenAt: "m.written_at" },
  },
  consentRequests: { ...underIntroduction("consent_request"), words: { note: "true" } },
  offers: underIntroduction("offer"),
  offerVersions: {
    from: "offer_version t join offer o on o.id = t.offer_id",
    own: ofParties,
    key: [
      ["t.offer_id", "uuid"],
      ["t.version", "int"],
    ],
    columns: { offerNumber: "o.number" },
  },
  counterOffers: {
    from: "counter_offer t join offer o on o.id = t.offer_id",
    own: ofParties,
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
    where: "t.content is not null",
  },
  ...moneySources,
  ...billingSources,
  cases: { from: "moderation_case t", own: ofParties, key: byId },
  timeline: {
    from: `event t ${prospect}`,
    own: ofParties,
    key: [["t.id", "bigint"]],
    columns: { prospectNumber },
    // A case is internal to the platform; its result is among the events of its subject.
    where: "t.subject_kind <> 'case'",
  },
};
