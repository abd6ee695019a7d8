import { type RawBuilder, sql } from "kysely";

/**
 * Our own codes as constants in the SQL text. The condition of a partial index needs them: a generic plan can't know
 * that a parameter is among the index's values.
 */
export function literals<const Word extends string>(words: readonly Word[]): RawBuilder<Word> {
  return sql<Word>`(${sql.join(words.map((word) => sql.lit(word)))})`;
}
