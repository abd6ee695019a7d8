import { type RawBuilder, sql } from "kysely";
import type { SortedPage } from "#app/domain/list-sorts.ts";
import { disclosedCompanies } from "#db/queries/introductions/disclosed-company.ts";

/** An order of a list. Its value may name the list's own table, and the tables that are joined to it. */
export interface ListOrder {
  value: RawBuilder<unknown>;
  kind: "timestamptz" | "fen" | "text";
  direction: "asc" | "desc";
  joins?: RawBuilder<unknown>;
}

/** More than any amount, in as many digits as a cursor takes. */
const noAmount = "999999999999999999";

/** The largest and the smallest amount first; what has none at the end. */
export function byAmount(column: string) {
  const or = (none: string) => sql`coalesce(${sql.ref(column)}, ${sql.lit(none)}::bigint)`;
  return {
    largest: { value: or("0"), kind: "fen", direction: "desc" },
    smallest: { value: or(noAmount), kind: "fen", direction: "asc" },
  } as const satisfies Record<string, ListOrder>;
}

/** The nearest deadline first; what has none at the end. `deadline` is null there. */
export function byDeadline(deadline: RawBuilder<unknown>) {
  const value = sql`coalesce(${deadline}, 'infinity'::timestamptz)`;
  return { deadline: { value, kind: "timestamptz", direction: "asc" } } as const satisfies Record<
    string,
    ListOrder
  >;
}

const comparedCharacters = 60;

/**
 * By the title that the reader sees (see matterTitle): the company as far as the consent names it, else the published
 * teaser. What is called by the institution's own words follows at the end. All names of the list are looked up at once.
 */
export function byTitle(
  table: string,
  {
    institutionId,
    language = "zh",
    introduction,
  }: { institutionId: string; introduction: string } & Pick<SortedPage, "language">,
) {
  const own = sql.ref(`${table}.${introduction}`);
  const names = [language, language === "en" ? "zh" : "en"].flatMap((one) => [
    sql.ref(`company.name_${one}`),
    sql.ref(`teaser.headline_${one}`),
  ]);
  // A cursor contains it: so much of a long title is enough. U+FFFF follows every other character in these collations.
  const value = sql`(left(coalesce(${sql.join(names)}, chr(65535)), ${sql.lit(comparedCharacters)}) collate ${sql.raw(`"${language}-x-icu"`)})`;
  const joins = sql`
    ${disclosedCompanies(sql`select ${own} from ${sql.table(table)} where ${sql.ref(`${table}.institutionId`)} = ${institutionId}::uuid`, own)}
    left join teaser on teaser.prospect_id = ${sql.ref(`${table}.prospectId`)}`;
  return { title: { value, kind: "text", direction: "asc", joins } } as const satisfies Record<
    string,
    ListOrder
  >;
}
