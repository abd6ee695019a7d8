import { sql } from "kysely";
import { columnsOf, type ExportSectionName } from "#app/domain/exports/sections.ts";
import type { ActorTransaction } from "../with-actor.ts";
import { moneySources } from "./export-money.ts";
import { byId, type ExportSource, institutionName, ofParties, withInstitution } from "./export-source.ts";

const prospect =
  "left join prospect p on p.id = t.prospect_id left join teaser s on s.prospect_id = t.prospect_id";
const prospectNumber = "coalesce(p.number, s.number)";
const ofIntroduction = `join introduction i on i.id = t.introduction_id ${withInstitution}`;

/**
 * Where the rows of each section are read. A company's name is in none that an institution reads: it knows the number of
 * a prospect, and looks up who it is on the page, for as long as the consent stands.
 */
const sources: Record<ExportSectionName, ExportSource> = {
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
  consents: {
    from: `consent t ${ofIntroduction}`,
    own: ofParties,
    key: byId,
    columns: { introductionNumber: "i.number", institutionName },
  },
  applications: {
    from: `application t ${ofIntroduction}`,
    own: ofParties,
    key: byId,
    columns: { introductionNumber: "i.number", institutionName },
  },
  applicationItems: {
    from: "application_item t join application a on a.id = t.application_id",
    own: ofParties,
    key: byId,
    columns: { applicationNumber: "a.number" },
  },
  documents: {
    from: "document_file t",
    own: { company: "t.company_id" },
    key: byId,
    where: "t.sealed_at is not null",
  },
  documentRequests: {
    from: `document_request t ${ofIntroduction}`,
    own: ofParties,
    key: byId,
    columns: { introductionNumber: "i.number", institutionName },
  },
  disclosures: {
    from: `disclosure t ${ofIntroduction}`,
    own: ofParties,
    key: [["t.id", "bigint"]],
    columns: { introductionNumber: "i.number", institutionName },
  },
  messages: {
    from: `message t ${ofIntroduction}`,
    own: ofParties,
    key: [["t.id", "bigint"]],
    columns: { introductionNumber: "i.number", institutionName },
  },
  offers: {
    from: `offer t ${ofIntroduction}`,
    own: ofParties,
    key: byId,
    columns: { introductionNumber: "i.number", institutionName },
  },
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
  },
  ...moneySources,
  cases: { from: "moderation_case t", own: ofParties, key: byId },
  timeline: {
    from: `event t ${prospect}`,
    own: ofParties,
    key: [["t.id", "bigint"]],
    columns: { prospectNumber },
    // A case is how the platform works; what came of it stands in the events of its subject.
    where: "t.subject_kind <> 'case'",
  },
};

export type ExportRow = Readonly<Record<string, unknown>>;

/** The rows of a section that come after `after`, and what the next page comes after; null at the end. */
export async function listExportRows(
  trx: ActorTransaction,
  name: ExportSectionName,
  { side, after, limit }: { side: "company" | "institution"; after: readonly string[] | null; limit: number },
): Promise<{ rows: ExportRow[]; next: string[] | null }> {
  const { from, own, key, columns = {}, where = "true" } = sources[name];
  const selected = columnsOf(name).map(
    ([column]) => `${columns[column] ?? `t.${snake(column)}`} as ${snake(column)}`,
  );
  const keys = key.map(([column], at) => `${column}::text as key_${at}`);
  const later =
    after === null
      ? sql`true`
      : sql`(${sql.raw(key.map(([column]) => column).join(", "))}) > (${sql.join(
          key.map(([, type], at) => sql`${after[at] ?? ""}::text::${sql.raw(type)}`),
        )})`;
  const { rows } = await sql<ExportRow>`
    select ${sql.raw([...selected, ...keys].join(", "))} from ${sql.raw(from)}
    where ${sql.raw(own[side] ?? "null")} = (select current_organization_id()) and ${sql.raw(where)} and ${later}
    order by ${sql.raw(key.map(([column]) => column).join(", "))} limit ${limit}`.execute(trx);
  const last = rows.length < limit ? undefined : rows.at(-1);
  return { rows, next: last === undefined ? null : key.map((_, at) => String(last[`key${at}`])) };
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
