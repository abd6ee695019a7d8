import type { readBankStatement } from "#app/services/billing/bank/read-bank-statement.server.ts";

/** A line of a statement as the page gets it. */
export type StatementLineRow = Awaited<ReturnType<typeof readBankStatement>>["page"]["rows"][number];
