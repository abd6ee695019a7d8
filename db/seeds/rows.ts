import type { Insertable } from "kysely";
import type { Database } from "../schema.ts";
import type { ActorTransaction } from "../with-actor.ts";
import type { Paper } from "./city/papers.ts";
import { continueNumbers, insertRows } from "./insert-rows.ts";

/** What stands by itself, in the order in which it can be written. */
const OWN_TABLES = [
  "accounts.organization",
  "accounts.user",
  "accounts.account",
  "accounts.member",
  "company",
  "companyFigures",
  "companyRight",
  "companyRecognition",
  "institution",
  "institutionApplication",
  "prospect",
  "prospectVersion",
  "teaser",
  "shownTeaser",
  "registeredCompany",
  "moderationCase",
] as const;
/** What waits for the mandates, which hold what has come of them and are known once all of a city is generated. */
const MANDATE_TABLES = [
  "mandate",
  "mandateVersion",
  "mandateDraft",
  "pass",
  "introduction",
  "introductionStop",
  "consent",
  "consentRequest",
  "disclosure",
  "message",
  "messageRead",
  "offer",
  "offerVersion",
  "deal",
  "offerDraft",
  "counterOffer",
  "dealCondition",
  "conditionWaiver",
  "drawdown",
  "dispute",
  "disputeFinding",
  "fee",
  "application",
  "applicationItem",
] as const;
/** What has its bytes in the store of documents. */
const DOCUMENT_TABLES = [
  "document",
  "documentRequest",
  "documentFile",
  "introductionDocument",
  "documentOpening",
  "attachment",
  "attachmentOpening",
] as const;
const TABLES = [...OWN_TABLES, "event", ...MANDATE_TABLES, ...DOCUMENT_TABLES] as const;
type SeededTable = (typeof TABLES)[number];

const NUMBERED = [
  "prospect",
  "mandate",
  "introduction",
  "application",
  "offer",
  "deal",
  "dispute",
  "moderationCase",
] as const;

type Columns<Table extends keyof Database> = {
  [Column in keyof Insertable<Database[Table]>]-?: Exclude<Insertable<Database[Table]>[Column], undefined>;
};
type MayBeNull<Fields> = {
  [Column in keyof Fields]: null extends Fields[Column] ? Column : never;
}[keyof Fields];
/** What the database or whoever makes the bytes of a file knows alone. */
interface Unknown {
  registeredCompany: "since" | "until";
  disclosure: "id";
  documentOpening: "id";
  attachmentOpening: "id";
  event: "id";
  documentFile: "sizeBytes" | "receivedBytes" | "sha256" | "pieceKeys" | "claimedKey";
  attachment: "sizeBytes" | "sha256" | "pieceKeys";
}
/** A row in which nothing depends on when it is written; what may be null may be left out. */
export type Row<
  Table extends keyof Database,
  Fields = Omit<Columns<Table>, Table extends keyof Unknown ? Unknown[Table] : never>,
> = Omit<Fields, MayBeNull<Fields>> & { [Column in MayBeNull<Fields>]?: Fields[Column] | undefined };

/** The rows of a city or of a part of it; events in the order of time. */
export type CityRows = { [Table in SeededTable]: Row<Table>[] } & { papers: Paper[] };
/** What waits until all parts of a city are generated. */
export type LastRows = Pick<CityRows, (typeof MANDATE_TABLES | typeof DOCUMENT_TABLES)[number] | "papers">;

export function emptyRows(): CityRows {
  return Object.fromEntries([...TABLES, "papers"].map((table) => [table, []])) as unknown as CityRows;
}

/** Adds what a part of a city leaves to be written with the mandates. */
export function addLastRows(all: LastRows, part: CityRows): void {
  for (const table of [...MANDATE_TABLES, ...DOCUMENT_TABLES, "papers"] as const) {
    const rows: unknown[] = all[table];
    for (const row of part[table]) rows.push(row);
  }
}

/** What stands by itself of a part of a city. */
export async function insertOwnRows(
  trx: ActorTransaction,
  rows: CityRows,
  eventNumber: (row: number) => bigint,
): Promise<void> {
  const company = withVerifiedCodes(rows);
  for (const table of OWN_TABLES) await insertRows(trx, table, { ...rows, company }[table]);
  await insertRows(
    trx,
    "event",
    rows.event.map((event, row) => ({ id: eventNumber(row), ...event })),
  );
}

/** A company whose prospect was ever published is the one whose credit code it is. */
function withVerifiedCodes({ company, prospect }: CityRows): Row<"company">[] {
  const publishedAt = new Map(
    prospect.flatMap(({ companyId, publishedAt: at }) => (at ? [[companyId, at] as const] : [])),
  );
  return company.map((row) => ({ ...row, codeVerifiedAt: publishedAt.get(row.id) ?? null }));
}

/** The mandates, and what came of them. An offer on hold names the deal that holds it, which names the offer it came from. */
export async function insertLastRows(trx: ActorTransaction, rows: LastRows): Promise<void> {
  const held = new Set(rows.offer.filter(({ heldByDealId }) => heldByDealId != null).map(({ id }) => id));
  for (const table of MANDATE_TABLES) {
    if (table === "offerVersion") continue;
    if (table !== "offer") await insertRows(trx, table, rows[table]);
    if (table !== "offer" && table !== "deal") continue;
    const isNext = (offerId: string): boolean => held.has(offerId) === (table === "deal");
    await insertRows(
      trx,
      "offer",
      rows.offer.filter(({ id }) => isNext(id)),
    );
    await insertRows(
      trx,
      "offerVersion",
      rows.offerVersion.filter(({ offerId }) => isNext(offerId)),
    );
  }
  for (const table of NUMBERED) await continueNumbers(trx, table, "number");
  await continueNumbers(trx, "message", "id");
  await continueNumbers(trx, "event", "id");
}

/** Some columns of a row. */
export function pick<Fields extends object, Name extends keyof Fields>(
  row: Fields,
  ...names: readonly Name[]
): Pick<Fields, Name> {
  return Object.fromEntries(names.map((name) => [name, row[name]])) as Pick<Fields, Name>;
}
