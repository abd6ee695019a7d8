import type { Insertable } from "kysely";
import type { Database } from "../schema.ts";
import type { ActorTransaction } from "../with-actor.ts";
import { insertRows } from "./bulk.ts";
import type { Paper } from "./city/papers/paper.ts";
import { withVerifiedCodes } from "./verified-codes.ts";

/** A row with every column named, so that nothing in it depends on when it is written. */
export type Row<Table extends keyof Database> = {
  [Column in keyof Insertable<Database[Table]>]-?: Exclude<Insertable<Database[Table]>[Column], undefined>;
};

type Without<Table extends keyof Database, Column extends keyof Row<Table>> = Omit<Row<Table>, Column>;

/** A whole world in the order in which its rows can be written. */
export interface WorldRows {
  organizations: Row<"accounts.organization">[];
  users: Row<"accounts.user">[];
  credentials: Row<"accounts.account">[];
  members: Row<"accounts.member">[];
  companies: Row<"company">[];
  figures: Row<"companyFigures">[];
  rights: Row<"companyRight">[];
  recognitions: Row<"companyRecognition">[];
  institutions: Row<"institution">[];
  applications: Row<"institutionApplication">[];
  prospects: Row<"prospect">[];
  prospectVersions: Row<"prospectVersion">[];
  teasers: Row<"teaser">[];
  shownTeasers: Row<"shownTeaser">[];
  registered: Without<"registeredCompany", "since" | "until">[];
  mandates: Row<"mandate">[];
  mandateVersions: Row<"mandateVersion">[];
  mandateDrafts: Row<"mandateDraft">[];
  passes: Row<"pass">[];
  introductions: Row<"introduction">[];
  stops: Row<"introductionStop">[];
  consents: Row<"consent">[];
  consentRequests: Row<"consentRequest">[];
  disclosures: Without<"disclosure", "id">[];
  messages: Row<"message">[];
  messageReads: Row<"messageRead">[];
  offers: Row<"offer">[];
  offerVersions: Row<"offerVersion">[];
  offerDrafts: Row<"offerDraft">[];
  counterOffers: Row<"counterOffer">[];
  deals: Row<"deal">[];
  conditions: Row<"dealCondition">[];
  waivers: Row<"conditionWaiver">[];
  drawdowns: Row<"drawdown">[];
  disputes: Row<"dispute">[];
  findings: Row<"disputeFinding">[];
  fees: Row<"fee">[];
  loanApplications: Row<"application">[];
  applicationItems: Row<"applicationItem">[];
  documents: Row<"document">[];
  /** Their bytes are told as papers: what is known of those alone is left to whoever makes them. */
  documentFiles: Without<
    "documentFile",
    "sizeBytes" | "receivedBytes" | "sha256" | "pieceKeys" | "claimedKey"
  >[];
  introductionDocuments: Row<"introductionDocument">[];
  documentRequests: Row<"documentRequest">[];
  documentOpenings: Without<"documentOpening", "id">[];
  attachments: Without<"attachment", "sizeBytes" | "sha256" | "pieceKeys">[];
  attachmentOpenings: Without<"attachmentOpening", "id">[];
  papers: Paper[];
  cases: Row<"moderationCase">[];
  /** In the order of time. */
  events: Without<"event", "id">[];
}

export function emptyRows(): WorldRows {
  return {
    organizations: [],
    users: [],
    credentials: [],
    members: [],
    companies: [],
    figures: [],
    rights: [],
    recognitions: [],
    institutions: [],
    applications: [],
    prospects: [],
    prospectVersions: [],
    teasers: [],
    shownTeasers: [],
    registered: [],
    mandates: [],
    mandateVersions: [],
    mandateDrafts: [],
    passes: [],
    introductions: [],
    stops: [],
    consents: [],
    consentRequests: [],
    disclosures: [],
    messages: [],
    messageReads: [],
    offers: [],
    offerVersions: [],
    offerDrafts: [],
    counterOffers: [],
    deals: [],
    conditions: [],
    waivers: [],
    drawdowns: [],
    disputes: [],
    findings: [],
    fees: [],
    loanApplications: [],
    applicationItems: [],
    documents: [],
    documentFiles: [],
    introductionDocuments: [],
    documentRequests: [],
    documentOpenings: [],
    attachments: [],
    attachmentOpenings: [],
    papers: [],
    cases: [],
    events: [],
  };
}

/** The same row, once it is sure that none of its columns was left out. */
export function whole<Fields extends object>(
  row: Fields,
): { [Column in keyof Fields]-?: Exclude<Fields[Column], undefined> } {
  for (const [column, value] of Object.entries(row)) {
    if (value === undefined) throw new Error(`The column ${column} was left out`);
  }
  return row as { [Column in keyof Fields]-?: Exclude<Fields[Column], undefined> };
}

/** What of a world stands by itself, in a few statements for each table: everything but what a mandate has met. */
export async function insertFirms(
  trx: ActorTransaction,
  rows: WorldRows,
  eventNumber: (row: number) => bigint,
): Promise<void> {
  await insertRows(trx, "accounts.organization", rows.organizations);
  await insertRows(trx, "accounts.user", rows.users);
  await insertRows(trx, "accounts.account", rows.credentials);
  await insertRows(trx, "accounts.member", rows.members);
  await insertRows(trx, "company", withVerifiedCodes(rows));
  await insertRows(trx, "companyFigures", rows.figures);
  await insertRows(trx, "companyRight", rows.rights);
  await insertRows(trx, "companyRecognition", rows.recognitions);
  await insertRows(trx, "institution", rows.institutions);
  await insertRows(trx, "institutionApplication", rows.applications);
  await insertRows(trx, "prospect", rows.prospects);
  await insertRows(trx, "prospectVersion", rows.prospectVersions);
  await insertRows(trx, "teaser", rows.teasers);
  await insertRows(trx, "shownTeaser", rows.shownTeasers);
  await insertRows(trx, "registeredCompany", rows.registered);
  await insertRows(trx, "moderationCase", rows.cases);
  await insertRows(
    trx,
    "event",
    rows.events.map((event, row) => ({ id: eventNumber(row), ...event })),
  );
}
