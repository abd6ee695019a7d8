// Has the open invoices of a filled database presented at Stripe, as `npm run demo` and `npm run dev` do before they start:
// so they can be paid by card at once, and the first reconciliation finds nothing. A city itself asks no provider for
// anything: it may be seeded where there is none.
import { presentOpenInvoices } from "#app/services/billing/present-open-invoices.server.ts";
import { runServerCommand, withWorkerContext } from "./server-command.ts";

runServerCommand(async () => {
  const count = await withWorkerContext((ctx) => presentOpenInvoices(ctx, { kind: "system" }));
  process.stdout.write(`${String(count)} invoices are presented when the worker runs\n`);
});
