import { sql } from "kysely";

/** Whether the mandate of an offer has less left than the offer is for, as its company may know: never how much. */
export const isBudgetShort = budgetShortOf("offer.id");

/** The same of an offer by the column of its id; false where that is null. */
export function budgetShortOf(idColumn: string) {
  return sql<boolean>`is_budget_short(array[${sql.ref(idColumn)}])`;
}

/** The other open offers under its mandate on the same ask for which the budget isn't enough once this one is accepted. */
export const budgetShortBeside = sql<string[]>`array(
  select other.id::text from offer other
  where other.prospect_id = offer.prospect_id and other.mandate_id = offer.mandate_id and other.id <> offer.id
    and other.status in ('issued', 'viewed', 'countered', 'revised') and is_budget_short(array[offer.id, other.id]))`;
