import { createHash } from "node:crypto";
import type { TestApp } from "#tests/support/test-app.ts";

/** All output for one dataset: where, and what. */
export type CollectedOutput = Map<string, string>;

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
/** A date as loaders send it, in the page and by itself. */
const streamed = /(\[\\*"D\\*",)(\d{13})(?=\])/g;
const moment = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|\+00(?::00)?)/g;

/**
 * Removes what is new in each response: nonces, ids that neither dataset began with, times since both began, and tokens
 * signed over one of these. All else is unchanged.
 */
export async function replacingIn(app: TestApp, begun: Date): Promise<(text: string) => string> {
  const known = await idsOf(app);
  return (text) => {
    const ids = new Map<string, string>();
    return text
      .replace(/nonce="[^"]*"|'nonce-[^']*'/g, "")
      .replace(/nonce\\*":\\*"[^"\\]*/g, "")
      .replace(uuid, (id) => {
        if (known.has(id)) return id;
        ids.set(id, ids.get(id) ?? `#${ids.size}`);
        return ids.get(id) ?? "";
      })
      .replace(moment, (at) => (new Date(at) >= begun ? "#now" : at))
      .replace(streamed, (date, opening: string, ms) =>
        Number(ms) > begun.getTime() && Number(ms) < Date.now() ? `${opening}#now` : date,
      );
  };
}

/** Binary content as a text that differs where the bytes do. */
export function digestOf(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Where the output of two databases differs, each with the first difference. */
export function differences(one: CollectedOutput, other: CollectedOutput): string[] {
  const all = new Set([...one.keys(), ...other.keys()]);
  return [...all].flatMap((where) => {
    const [a, b] = [one.get(where), other.get(where)];
    if (a === b) return [];
    if (a === undefined || b === undefined) return [`${where}: in one dataset alone`];
    const at = [...a].findIndex((email, index) => email !== b[index]);
    const cut = (text: string) => text.slice(Math.max(0, at - 60), at + 60);
    return [`${where}: ${cut(a)} | ${cut(b)}`];
  });
}

/** Every id that the dataset holds. */
async function idsOf({ owner }: TestApp): Promise<Set<string>> {
  const { rows: columns } = await owner.query<{ query: string }>(
    `select format('select distinct %I::text as id from %I.%I where %I is not null', column_name, table_schema, table_name, column_name) as query
     from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where data_type = 'uuid' and table_type = 'BASE TABLE' and table_schema in ('public', 'accounts')`,
  );
  const { rows } = await owner.query<{ id: string }>(columns.map(({ query }) => query).join(" union "));
  return new Set(rows.map(({ id }) => id));
}
