import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import pg from "pg";
import { documentsFolderOf, exportsFolderOf } from "#tests/support/test-app.ts";
import { plainForm, readingsOfBytes, readingsOfText } from "./readings.ts";

/** Where a text was found. */
export interface Place {
  /**
   * `schema.table.column`; `documents/…`, `audit/…` or `archives/…` with the path in their folder; `e-mail`; `log`.
   */
  readonly place: string;
  readonly canary: string;
  /** Rows, files, e-mails or lines. */
  readonly count: number;
}

/** What is searched besides the database. */
export interface OtherPlaces {
  /** Those of the database's test app, where no other is named. */
  readonly documentsFolder?: string;
  readonly archivesFolder?: string;
  /** E-mails as a mail server received them. Those of the built-in mailbox are rows of dev_mail. */
  readonly emails?: readonly (string | Buffer)[];
  readonly logLines?: readonly string[];
}

/**
 * Searches everything that the product stores for these texts: every column of every table of every schema, as the
 * superuser, every file, and what was sent and logged. Finds them in any case and width, escaped or encoded, in archives
 * and PDFs (readings.ts). Ids are searched only if a canary is one.
 */
export async function scanFor(
  canaries: readonly string[],
  { databaseUrl }: { databaseUrl: string },
  {
    documentsFolder = documentsFolderOf(databaseUrl),
    archivesFolder = exportsFolderOf(databaseUrl),
    emails = [],
    logLines = [],
  }: OtherPlaces = {},
): Promise<Place[]> {
  const found = new Map<string, Place>();
  const forms = canaries.map((canary) => ({ canary, form: plainForm(canary) }));
  if (forms.some(({ form }) => form.length < 4)) throw new Error("too short a canary is found by accident");
  const search = (place: string, content: string | Buffer): void => {
    const seen = new Set<string>();
    for (const reading of typeof content === "string" ? readingsOfText(content) : readingsOfBytes(content)) {
      const plain = plainForm(reading);
      for (const { canary, form } of forms) if (plain.includes(form)) seen.add(canary);
    }
    for (const canary of seen) {
      const key = `${place}\n${canary}`;
      found.set(key, { place, canary, count: (found.get(key)?.count ?? 0) + 1 });
    }
  };

  await scanDatabase(databaseUrl, search, { isWithIds: canaries.some((canary) => uuid.test(canary)) });
  for (const [folder, name] of [
    [documentsFolder, "documents"],
    [archivesFolder, "archives"],
  ] as const) {
    for (const [path, bytes] of await filesOf(folder))
      search(path.startsWith("audit/") ? path : `${name}/${path}`, bytes);
  }
  for (const email of emails) search("e-mail", Buffer.from(email));
  for (const line of logLines) search("log", line);
  const order = ({ place, canary }: Place) => `${place} ${String(canaries.indexOf(canary)).padStart(4, "0")}`;
  return [...found.values()].sort((one, other) => (order(one) < order(other) ? -1 : 1));
}

/** Only the places, each once. */
export function placesOf(found: readonly Place[]): string[] {
  return [...new Set(found.map(({ place }) => place))];
}

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** So many rows are in memory. */
const batch = 2_000;

async function scanDatabase(
  databaseUrl: string,
  search: (place: string, content: string | Buffer) => void,
  { isWithIds }: { isWithIds: boolean },
): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("begin transaction isolation level repeatable read read only");
    for (const [table, columns] of await columnsByTable(client, isWithIds)) {
      const list = columns.map(({ name, isBytes }) => (isBytes ? name : `${name}::text`)).join(", ");
      await client.query(`declare all_rows cursor for select ${list} from only ${table}`);
      for (let got = batch; got === batch;) {
        const { rows } = await client.query<(string | Buffer | null)[]>({
          text: `fetch ${batch} from all_rows`,
          rowMode: "array",
        });
        got = rows.length;
        for (const row of rows) {
          row.forEach((value, at) => {
            if (value !== null) search(`${table}.${columns[at]?.name}`.replaceAll('"', ""), value);
          });
        }
      }
      await client.query("close all_rows");
    }
    await client.query("commit");
  } finally {
    await client.end();
  }
}

/** Tables of every schema but PostgreSQL's own, materialized views too; not what cannot hold a text. */
async function columnsByTable(client: pg.Client, isWithIds: boolean) {
  const { rows } = await client.query<{ table: string; name: string; isBytes: boolean }>(
    `select format('%I.%I', n.nspname, c.relname) as table, quote_ident(a.attname) as name,
       a.atttypid = 'bytea'::regtype as "isBytes"
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid
     where c.relkind in ('r', 'm') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
       and a.attnum > 0 and not a.attisdropped
       and a.atttypid <> all ('{bool,date,timestamp,timestamptz,xid8}'::regtype[])
       and ($1 or a.atttypid <> 'uuid'::regtype)
     order by 1, a.attnum`,
    [isWithIds],
  );
  return Map.groupBy(rows, ({ table }) => table);
}

/** Of a folder and those below it: path and bytes of each file. Documents in pieces are read as one, too. */
async function filesOf(folder: string): Promise<[string, Buffer][]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files: [string, Buffer][] = [];
  for (const entry of entries.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name);
    files.push([relative(folder, path), await readFile(path)]);
  }
  files.sort(([one], [other]) => one.localeCompare(other, "en", { numeric: true }));
  const pieces = Map.groupBy(files, ([path]) => path.slice(0, path.lastIndexOf("/") + 1));
  const wholes = [...pieces].flatMap(([path, parts]): [string, Buffer][] =>
    parts.length > 1 && uuid.test(path.slice(0, -1))
      ? [[path.slice(0, -1), Buffer.concat(parts.map(([, bytes]) => bytes))]]
      : [],
  );
  return [...files, ...wholes];
}
