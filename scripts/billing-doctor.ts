// `npm run billing:doctor`: looks at Stripe's keys, account and webhook of this installation, and says what to do.
import { configFromEnvironment } from "#app/config.server.ts";
import { examineStripe, type Finding } from "#app/integrations/billing/examine-stripe.server.ts";
import { runServerCommand } from "./server-command.ts";

async function main(): Promise<void> {
  const { stripe, web, admitsDemonstration } = configFromEnvironment();
  if (stripe === null) {
    process.stdout.write(
      "Stripe is not configured: invoices are paid by bank transfer alone.\nTo take cards, set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET (docs/operations.md).\n",
    );
    return;
  }
  const mode: Finding = {
    what: `The key is a ${stripe.isLive ? "live" : "test"} key${stripe.api === null ? "" : `, of the stand-in at ${stripe.api.host}:${stripe.api.port}`}.`,
    todo:
      stripe.isLive || admitsDemonstration
        ? null
        : "No money moves with it: set a live key when you take payments.",
  };
  const findings = [mode, ...(await examineStripe(stripe, `${web.publicOrigin}/webhooks/stripe`))];
  for (const { what, todo } of findings)
    process.stdout.write(todo === null ? `  ok    ${what}\n` : `  TO DO ${what}\n        ${todo}\n`);
  const open = findings.filter(({ todo }) => todo !== null).length;
  process.stdout.write(open === 0 ? "All is as it should be.\n" : `${open} things to do.\n`);
  if (open > 0) process.exitCode = 1;
}

runServerCommand(main);
