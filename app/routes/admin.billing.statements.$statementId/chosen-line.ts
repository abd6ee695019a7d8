import type { readBankStatement } from "#app/services/billing/bank/read-bank-statement.server.ts";

/** The line that is open, with what it may be. */
export type Chosen = NonNullable<Awaited<ReturnType<typeof readBankStatement>>["chosen"]>;

/** What an unmatched line may be: invoices that it pays, refunds that it settles. */
export type Fits = NonNullable<Chosen["fits"]>;
