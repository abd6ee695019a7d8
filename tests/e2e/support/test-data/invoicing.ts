import type { AppContext } from "#app/context.server.ts";
import { issueInvoice } from "#app/services/billing/issue-invoice.server.ts";
import { addMonths, instantOf } from "#app/lib/days.ts";
import { monthStart } from "#app/domain/billing/invoice.ts";
import type { TestBank } from "./banks.ts";

const system = { kind: "system" } as const;

/** Invoices that the first of the next month would bring. */
export function testInvoicingIn(worker: () => AppContext) {
  async function invoiced(
    { actor: { institutionId } }: TestBank,
    { hasStripe = false } = {},
  ): Promise<string> {
    const ctx = worker();
    const at = instantOf(addMonths(monthStart(ctx.now()), 1), 4);
    try {
      const id = await ctx.withActor(system, (trx) =>
        issueInvoice(trx, system, { institutionId, at, hasStripe }),
      );
      if (id === null) throw new Error("nothing was to be invoiced");
      return id;
    } finally {
      await ctx.close();
    }
  }

  return { invoiced };
}
