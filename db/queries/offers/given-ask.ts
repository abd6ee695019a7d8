import { sql } from "kysely";

interface GivenAsk {
  minFen: bigint | null;
  maxFen: bigint | null;
  instruments: string[] | null;
  securities: string[] | null;
  termMin: number | null;
  termMax: number | null;
}

/**
 * The live version's ask of an introduction, joined as "given": exact while the institution's consent is in force, none
 * otherwise. A consent opens the whole ask but a ceiling on its rate, also while no teaser of it is shown.
 */
export function givenAsk(introductionId: string) {
  return sql<GivenAsk>`(
    select (live.content #>> '{ask,amountMinFen}')::bigint as min_fen,
      (live.content #>> '{ask,amountMaxFen}')::bigint as max_fen,
      ${texts("instruments")} as instruments, ${texts("securities")} as securities,
      (live.content #>> '{ask,termMonthsMin}')::integer as term_min,
      (live.content #>> '{ask,termMonthsMax}')::integer as term_max
    from live_content(${sql.ref(introductionId)}) as live)`.as("given");
}

/** A list of the ask's codes; null where the ask has no such list. */
const texts = (name: "instruments" | "securities") =>
  sql`case when jsonb_typeof(live.content #> ${sql.lit(`{ask,${name}}`)}) = 'array'
    then array(select jsonb_array_elements_text(live.content #> ${sql.lit(`{ask,${name}}`)})) end`;

export const givenAskColumns = ["given.minFen as givenMinFen", "given.maxFen as givenMaxFen"] as const;

/** The instruments that an ask seeks: as its teaser says them, else as the consent opens them. Beside both joins. */
export const askedInstruments = sql<string[] | null>`coalesce(teaser.instruments, given.instruments)`.as(
  "askedInstruments",
);
/** The same with the rest of it. */
export const askedColumns = [
  askedInstruments,
  sql<string[] | null>`coalesce(teaser.securities, given.securities)`.as("askedSecurities"),
  sql<number | null>`coalesce(teaser.term_months_min, given.term_min)`.as("askedTermMin"),
  sql<number | null>`coalesce(teaser.term_months_max, given.term_max)`.as("askedTermMax"),
] as const;
