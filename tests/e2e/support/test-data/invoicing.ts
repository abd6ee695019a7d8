import pg from "pg";
import type { AppContext } from "#app/context.server.ts";
import { issueInvoice } from "#app/services/billing/issue-invoice.server.ts";
import type { TestBank } from "./banks.ts";

const system = { kind: "system" } as const;

/** Invoices as the first of a month brings them. */
export function testInvoicingIn(worker: () => AppContext) {
  /** Issued now, for fees that accrue in these minutes: they count as accrued in the month before. */
  async function invoiced(
    { actor: { institutionId } }: TestBank,
    { hasStripe = false } = {},
  ): Promise<string> {
    const ctx = worker();
    try {
      await accruedAMonthAgo(ctx.config.database.url, institutionId);
      const id = await ctx.withActor(system, (trx) =>
        issueInvoice(trx, system, { institutionId, at: ctx.now(), hasStripe }),
      );
      if (id === null) throw new Error("nothing was to be invoiced");
      return id;
    } finally {
      await ctx.close();
    }
  }

  return { invoiced };
}

/** No role of the product may move it. */
async function accruedAMonthAgo(databaseUrl: string, institutionId: string): Promise<void> {
  const owner = new pg.Client(databaseUrl);
  await owner.connect();
  try {
    await owner.query(
      "update fee set accrued_at = accrued_at - interval '1 month' where institution_id = $1 and status = 'accrued'",
      [institutionId],
    );
  } finally {
    await owner.end();
  }
}
