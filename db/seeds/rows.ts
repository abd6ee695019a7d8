import type { Insertable } from "kysely";
import type { Database } from "../schema.ts";
import type { ActorTransaction } from "../with-actor.ts";
import blanks from "./blanks.json" with { type: "json" };
import type { Paper } from "./city/papers.ts";
import { continueNumbers, insertRows } from "./insert-rows.ts";
import type { Random } from "./random.ts";
import tables from "./tables.json" with { type: "json" };

/**
 * The tables of a city in the order in which they can be written: what stands by itself; what waits for the mandates, which
 * hold what has come of them and are known once all of a city is generated; what has its bytes in the store of documents.
 */
const { own, withMandates, withDocuments, numbered } = tables as unknown as Record<
  "own" | "withMandates" | "withDocuments" | "numbered",
  (keyof Database)[]
>;

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

/** The rows of a city or of a part of it, by their tables; events in the order of time. */
export type CityRows = { [Table in keyof Database]: Row<Table>[] } & { papers: Paper[] };

export function emptyRows(): CityRows {
  const names = [...own, "event", ...withMandates, ...withDocuments, "papers"];
  return Object.fromEntries(names.map((name) => [name, []])) as unknown as CityRows;
}

/** Adds what a part of a city leaves to be written with the mandates. */
export function addLastRows(all: CityRows, part: CityRows): void {
  for (const name of [...withMandates, ...withDocuments, "papers"] as const) {
    const rows: unknown[] = all[name];
    for (const row of part[name]) rows.push(row);
  }
}

/** What stands by itself of a part of a city. */
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

/** A company whose prospect was ever published is the one whose credit code it is. */
function withVerifiedCodes({ company, prospect }: CityRows): Row<"company">[] {
  const publishedAt = new Map(
    prospect.flatMap(({ companyId, publishedAt: at }) => (at ? [[companyId, at] as const] : [])),
  );
  return company.map((row) => ({ ...row, codeVerifiedAt: publishedAt.get(row.id) ?? null }));
}

/** The mandates, and what came of them. An offer on hold names the deal that holds it, which names the offer it came from. */
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
  for (const table of numbered) await continueNumbers(trx, table, "number");
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

type NewTable = keyof typeof blanks;

/** Adds a row that comes into being at an instant: with an id of its own, and what a new row has where nothing else is said. */
export function addRow<Table extends NewTable>(
  { rows, random }: { rows: CityRows; random: Random },
  table: Table,
  now: Date,
  fields: Omit<Row<Table>, "id" | keyof (typeof blanks)[Table]> & Partial<Row<Table>>,
): Row<Table> {
  const blank = Object.entries(blanks[table]).map(([column, value]: [string, unknown]): [string, unknown] => {
    if (value === "now") return [column, now];
    const isBigint = column === "number" || column.endsWith("Fen");
    return [column, isBigint ? BigInt(value as number) : structuredClone(value)];
  });
  const row: object = { ...Object.fromEntries<unknown>(blank), ...fields };
  const whole = ("id" in row ? row : { id: random.uuid(), ...row }) as Row<Table>;
  const all: unknown[] = rows[table];
  all.push(whole);
  return whole;
}
