// A process of its own that does one act as a web or a worker process does it, with the same context, and ends: to be
// killed in the middle. Its parameters: "web" or "worker", the act, and its actor and what it is about as JSON.
import { readConfig } from "#app/config.server.ts";
import { createContext } from "#app/context.server.ts";
import { callProvider } from "#app/services/billing/call-provider.server.ts";
import { creditReversedFee } from "#app/services/billing/credit-reversed-fee.server.ts";
import { issueInvoices } from "#app/services/billing/issue-invoices.server.ts";
import { reconcileBilling } from "#app/services/billing/reconcile/reconcile-billing.server.ts";
import { convergeOnStripeInvoice } from "#app/services/billing/stripe/converge-on-stripe-invoice.server.ts";
import { convergeOnStripeRefund } from "#app/services/billing/stripe/converge-on-stripe-refund.server.ts";
import { confirmDrawdown } from "#app/services/deals/confirm-drawdown.server.ts";
import { settleReversal } from "#app/services/deals/settle-reversal.server.ts";
import { migrations } from "#tests/support/postgres/databases.ts";

const acts = {
  confirmDrawdown,
  settleReversal,
  issueInvoices,
  callProvider,
  convergeOnStripeInvoice,
  convergeOnStripeRefund,
  creditReversedFee,
  reconcileBilling,
} as unknown as Readonly<Record<string, (ctx: unknown, actor: unknown, of: unknown) => Promise<unknown>>>;

const [kind, name = "", json = "[]"] = process.argv.slice(2);
const ctx = createContext(readConfig(process.env), {
  process: kind === "web" ? "web" : "worker",
  migrations,
});
const [actor, of] = JSON.parse(json, (_, value: unknown) =>
  typeof value === "string" && /^\d+n$/u.test(value) ? BigInt(value.slice(0, -1)) : value,
) as [unknown, unknown];
const act = acts[name];
if (act === undefined) throw new Error(`no act ${name}`);
await act(ctx, actor, of);
await ctx.close();
