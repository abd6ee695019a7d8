import { z } from "zod";
import { type ListSort, LIST_SORTS } from "#app/domain/list-sorts.ts";

/**
 * Filters and cursors in a URL, by a schema of optional fields. URLs are bookmarked, shared and edited by hand: invalid
 * values are dropped, and the rest applies. A repeated name is a list.
 */
export function readQuery<Shape extends z.ZodRawShape>(request: Request, schema: z.ZodObject<Shape>) {
  const given = fromSearch(new URL(request.url).searchParams, schema);
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const wrong = new Set(parsed.error.issues.map((issue) => issue.path[0]));
  return schema.parse(Object.fromEntries(Object.entries(given).filter(([name]) => !wrong.has(name))));
}

/** The query of a paginated list: a group of its rows, and a cursor. */
export function listQuery<const Groups extends readonly [string, ...string[]]>(groups: Groups) {
  return z.object({ group: z.enum(groups).optional(), cursor: z.string().max(400).optional() });
}

/** The query of such a list that its reader may sort. */
export function sortedListQuery<const Groups extends readonly [string, ...string[]]>(
  groups: Groups,
  sorts: readonly ListSort[] = LIST_SORTS,
) {
  return listQuery(groups).extend({ sort: z.enum(sorts).optional() });
}

function fromSearch<Shape extends z.ZodRawShape>(
  search: URLSearchParams,
  schema: z.ZodObject<Shape>,
): Record<string, string | string[]> {
  const given: Record<string, string | string[]> = {};
  for (const name of Object.keys(schema.shape)) {
    const values = search.getAll(name).filter((value) => value !== "" && !value.includes("\0"));
    if (values.length === 0) continue;
    given[name] = isList(schema.shape[name]) ? values : (values[0] ?? "");
  }
  return given;
}

function isList(field: unknown): boolean {
  let type = field as z.core.$ZodType | undefined;
  while (type) {
    const def = type._zod.def as { type: string; innerType?: z.core.$ZodType; in?: z.core.$ZodType };
    if (def.type === "array") return true;
    type = def.innerType ?? def.in;
  }
  return false;
}
