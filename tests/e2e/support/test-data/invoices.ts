import type { AppContext } from "#app/context.server.ts";
import { sql } from "kysely";

/** Open invoices of the demonstration of which nothing was paid; journeys that run at once take different places. */
export function testInvoicesIn(ctx: AppContext) {
  async function openInvoice(place: number): Promise<{ number: string; totalFen: bigint; payer: string }> {
    const admin = { kind: "admin", userId: crypto.randomUUID(), roles: ["finance"] } as const;
    return ctx.readAs(admin, async (trx) => {
      const { rows } = await sql<{ number: string; totalFen: bigint; payer: string }>`
        select v.number, v.total_fen, coalesce(p.title, i.name_zh) as payer
        from invoice v join institution i on i.id = v.institution_id
        left join billing_profile p on p.institution_id = v.institution_id
        where v.status = 'open' and not exists (select from receipt_allocation a where a.invoice_id = v.id)
          and not exists (select from credit_note c where c.invoice_id = v.id)
        order by v.due_on desc, v.number desc limit 1 offset ${place}`.execute(trx);
      const [row] = rows;
      if (row === undefined) throw new Error("the demonstration has no open invoice");
      return row;
    });
  }
  /** One of the oldest of them, of which no question is open: other journeys take the newest. */
  async function oldInvoice(place: number): Promise<{ invoiceId: string; number: string }> {
    const admin = { kind: "admin", userId: crypto.randomUUID(), roles: ["finance"] } as const;
    return ctx.readAs(admin, async (trx) => {
      const { rows } = await sql<{ invoiceId: string; number: string }>`
        select v.id as invoice_id, v.number from invoice v
        where v.status = 'open' and not exists (select from receipt_allocation a where a.invoice_id = v.id)
          and not exists (select from credit_note c where c.invoice_id = v.id)
        order by v.issued_at, v.number limit 1 offset ${place}`.execute(trx);
      const [row] = rows;
      if (row === undefined) throw new Error("the demonstration has no open invoice");
      return row;
    });
  }
  return { openInvoice, oldInvoice };
}
