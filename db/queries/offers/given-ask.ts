import { sql } from "kysely";

/**
 * The live version's ask of an introduction, joined as "given": exact while the institution's consent is in force, none
 * otherwise. A consent opens the whole ask but a ceiling on its rate.
 */
export function givenAsk(introductionId: string) {
  return sql<{ minFen: bigint | null; maxFen: bigint | null }>`(
    select (live.content #>> '{ask,amountMinFen}')::bigint as min_fen,
      (live.content #>> '{ask,amountMaxFen}')::bigint as max_fen
    from live_content(${sql.ref(introductionId)}) as live)`.as("given");
}

export const givenAskColumns = ["given.minFen as givenMinFen", "given.maxFen as givenMaxFen"] as const;
