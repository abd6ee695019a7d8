import type { Insertable } from "kysely";
import type { Database } from "../schema.ts";
import type { ActorTransaction } from "../with-actor.ts";
import blanks from "./blanks.json" with { type: "json" };
import type { SeedDocument } from "#db/seeds/city/document-texts.ts";
import { continueNumbers, insertRows } from "./insert-rows.ts";
import type { Random } from "./random.ts";
import tables from "./tables.json" with { type: "json" };

/**
 * The tables of a city in the order of writing: independent ones; those that wait for the mandates, whose use is known
 * only once the whole city is generated; those with bytes in the document store.
 */
type Kind = "own" | "withMandates" | "withDocuments";
const { own, withMandates, withDocuments } = tables as unknown as Record<Kind, (keyof Database)[]>;

type Columns<Table extends keyof Database> = {
  [Column in keyof Insertable<Database[Table]>]-?: Exclude<Insertable<Database[Table]>[Column], undefined>;
};
type MayBeNull<Fields> = {
  [Column in keyof Fields]: null extends Fields[Column] ? Column : never;
}[keyof Fields];
/** Columns that only the database or the writer of a file's bytes can set. */
interface Unknown {
  registeredCompany: "since" | "until";
  disclosure: "id";
  documentOpening: "id";
  attachmentOpening: "id";
  event: "id";
  documentFile: "sizeBytes" | "receivedBytes" | "sha256" | "pieceKeys" | "claimedKey";
  attachment: "sizeBytes" | "sha256" | "pieceKeys";
}
/** A row whose columns don't depend on the time of writing; nullable ones may be omitted. */
export type Row<
  Table extends keyof Database,
  Fields = Omit<Columns<Table>, Table extends keyof Unknown ? Unknown[Table] : never>,
> = Omit<Fields, MayBeNull<Fields>> & { [Column in MayBeNull<Fields>]?: Fields[Column] | undefined };

/** The rows of a city or of a part of it, by table; events in the order of time. */
export type CityRows = { [Table in keyof Database]: Row<Table>[] } & { papers: SeedDocument[] };

export function emptyRows(): CityRows {
  const names = [...own, "event", ...withMandates, ...withDocuments, "papers"];
  return Object.fromEntries(names.map((name) => [name, []])) as unknown as CityRows;
}

/** Adds the rows of a part that are written with the mandates. */
export function addLastRows(all: CityRows, part: CityRows): void {
  for (const name of [...withMandates, ...withDocuments, "papers"] as const) {
    const rows: unknown[] = all[name];
    for (const row of part[name]) rows.push(row);
  }
}

/** The independent rows of a part of a city. */
export async function insertOwnRows(
  trx: ActorTransaction,
  rows: CityRows,
  eventNumber: (row: number) => bigint,
): Promise<void> {
  const all = { ...rows, company: withVerifiedCodes(rows) };
  for (const table of own) await insertRows(trx, table, all[table]);
  const events = rows.event.map((event, row) => ({ id: eventNumber(row), ...event }));
  await insertRows(trx, "event", events);
}

/** The company of a credit code is the one with a prospect that was ever published. */
function withVerifiedCodes({ company, prospect }: CityRows): Row<"company">[] {
  const publishedAt = new Map(
    prospect.flatMap(({ companyId, publishedAt: at }) => (at ? [[companyId, at] as const] : [])),
  );
  return company.map((row) => ({ ...row, codeVerifiedAt: publishedAt.get(row.id) ?? null }));
}

/**
 * The mandates, and the rows that depend on them. An offer on hold refers to its deal, which refers to the deal's
 * offer.
 */
export async function insertLastRows(trx: ActorTransaction, rows: CityRows): Promise<void> {
  const held = new Set(rows.offer.filter(({ heldByDealId }) => heldByDealId != null).map(({ id }) => id));
  for (const table of withMandates) {
    if (table !== "offer" && table !== "offerVersion") await insertRows(trx, table, rows[table]);
    if (table !== "offer" && table !== "deal") continue;
    const isNext = (offerId: string): boolean => held.has(offerId) === (table === "deal");
    const offers = rows.offer.filter(({ id }) => isNext(id));
    const versions = rows.offerVersion.filter(({ offerId }) => isNext(offerId));
    await insertRows(trx, "offer", offers);
    await insertRows(trx, "offerVersion", versions);
  }
  for (const [table, column] of Object.entries(tables.continued)) await continueNumbers(trx, table, column);
}

type NewTable = keyof typeof blanks;

/** Adds a row created at an instant, with its own id, and the defaults of a new row. */
export function addRow<Table extends NewTable>(
  { rows, random }: { rows: CityRows; random: Random },
  table: Table,
  now: Date,
  fields: Omit<Row<Table>, "id" | keyof (typeof blanks)[Table]> & Partial<Row<Table>>,
): Row<Table> {
  const row: object = { ...filled(blanks[table], now), ...fields };
  const whole = ("id" in row ? row : { id: random.uuid(), ...row }) as Row<Table>;
  const all: unknown[] = rows[table];
  all.push(whole);
  return whole;
}

/** The columns of a template of rows: "now" is an instant, and amounts and numbers are big integers. */
export function filled(template: object, now: Date): Record<string, unknown> {
  const columns = Object.entries(template).map(([column, value]: [string, unknown]) => {
    if (value === "now") return [column, now];
    const isBigint = column === "number" || column.endsWith("Fen");
    return [column, isBigint ? BigInt(value as number) : structuredClone(value)];
  });
  return Object.fromEntries(columns) as Record<string, unknown>;
}

export function addOrganization(
  rows: CityRows,
  organization: Omit<Row<"accounts.organization">, "slug">,
): void {
  rows["accounts.organization"].push({ ...organization, slug: organization.id });
}
