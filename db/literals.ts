import { type RawBuilder, sql } from "kysely";

/**
 * Words of ours as constants in the text. The condition of a partial index must be one: a plan for any parameters at
 * all can't tell that a parameter is among the index's own words.
 */
export function literals<const Word extends string>(words: readonly Word[]): RawBuilder<Word> {
  return sql<Word>`(${sql.join(words.map((word) => sql.lit(word)))})`;
}
