import { insertInto } from "#db/queries/shared/rows.ts";

/** One fee for each confirmed drawdown: the unique drawdown prevents a second one. */
export const insertFee = insertInto("fee");
