import type { ActionFunctionArgs } from "@remix-run/node";
import { visitor } from "#app/http/guards.server.ts";
import { receiveStripeEvent } from "#app/services/billing/stripe/receive-stripe-event.server.ts";

const system = { kind: "system" } as const;

/** Stripe's events. No origin and no cookie: only the signature of the body, as it came, counts. */
export async function action(args: ActionFunctionArgs) {
  const { ctx } = await visitor(args);
  const { request } = args;
  const body = Buffer.from(await request.arrayBuffer());
  const signature = request.headers.get("stripe-signature");
  const received = await receiveStripeEvent(ctx, system, { body, signature });
  return new Response(null, { status: received === "refused" ? 400 : 200 });
}
