import type Stripe from "stripe";
import { SUBSCRIBED_STRIPE_EVENTS } from "#app/domain/billing/stripe-events.ts";
import { classifyError } from "./classify-error.ts";
import { ProviderError } from "./provider.ts";
import { STRIPE_API_VERSION, stripeClient, type StripeSettings } from "./stripe-client.server.ts";

/** One thing that was looked at: as it should be, or with what to do. */
export interface Finding {
  what: string;
  /** Null: nothing. */
  todo: string | null;
}

/** What Stripe says of the keys, the account and the webhook of this installation, for whoever operates the server. */
export async function examineStripe(settings: StripeSettings, webhookUrl: string): Promise<Finding[]> {
  const stripe = await stripeClient({ ...settings, retries: 2 });
  const account = await asked(() => stripe.accounts.retrieveCurrent());
  if (account instanceof ProviderError) {
    const todo = /\b401\b/.test(account.message)
      ? "Stripe does not know this key: copy STRIPE_SECRET_KEY anew from Developers, API keys."
      : "See that this machine reaches https://api.stripe.com, and try again.";
    return [{ what: `Stripe answers: ${account.message}`, todo }];
  }
  const findings = [ofAccount(account), ofVersion(account.lastResponse.apiVersion)];
  for (const [name, ask] of Object.entries(readings(stripe)))
    findings.push(ofReading(name, await asked(ask)));
  const endpoints = await asked(() => stripe.webhookEndpoints.list({ limit: 100 }));
  if (endpoints instanceof ProviderError) return [...findings, ofReading("webhook endpoints", endpoints)];
  return [...findings, ...ofEndpoint(endpoints.data, webhookUrl)];
}

async function asked<Answer>(ask: () => Promise<Answer>): Promise<Answer | ProviderError> {
  try {
    return await ask();
  } catch (error) {
    const classified = classifyError(error);
    if (classified instanceof ProviderError) return classified;
    throw error;
  }
}

const readings = (stripe: Stripe): Record<string, () => Promise<unknown>> => ({
  customers: () => stripe.customers.search({ query: "metadata['institution_id']:'none'", limit: 1 }),
  invoices: () => stripe.invoices.list({ limit: 1 }),
  refunds: () => stripe.refunds.list({ limit: 1 }),
  disputes: () => stripe.disputes.list({ limit: 1 }),
});

function ofReading(name: string, answer: unknown): Finding {
  if (!(answer instanceof ProviderError)) return { what: `The key may read ${name}.`, todo: null };
  return {
    what: `The key may not read ${name}: ${answer.message}.`,
    todo: `Give the key the right to read and write customers, invoices, credit notes and refunds, and to read disputes, charges and webhook endpoints.`,
  };
}

function ofAccount({ id, country, charges_enabled: mayCharge }: Stripe.Account): Finding {
  return {
    what: `The account is ${id}, of ${country ?? "an unknown country"}.`,
    todo: mayCharge ? null : "It may take no payments yet: complete its activation in Stripe's dashboard.",
  };
}

function ofVersion(answered: string | undefined): Finding {
  const isPinned = answered === undefined || answered === STRIPE_API_VERSION;
  return {
    what: `The API answers in the version ${answered ?? STRIPE_API_VERSION}.`,
    todo: isPinned ? null : `This build was made for ${STRIPE_API_VERSION}: use the build's own SDK.`,
  };
}

function ofEndpoint(endpoints: readonly Stripe.WebhookEndpoint[], url: string): Finding[] {
  const endpoint = endpoints.find((each) => each.url === url);
  if (endpoint === undefined) {
    const todo = `Add one in Developers, Webhooks, with the version ${STRIPE_API_VERSION} and these events: ${SUBSCRIBED_STRIPE_EVENTS.join(", ")}. Its signing secret is STRIPE_WEBHOOK_SECRET.`;
    return [{ what: `No webhook endpoint leads to ${url}.`, todo }];
  }
  const { status, enabled_events: events, api_version: version } = endpoint;
  const missing = events.includes("*")
    ? []
    : SUBSCRIBED_STRIPE_EVENTS.filter((kind) => !events.includes(kind));
  return [
    {
      what: `The webhook endpoint ${url} is ${status}.`,
      todo: status === "enabled" ? null : "Enable it in Developers, Webhooks.",
    },
    {
      what: `It is subscribed to ${events.includes("*") ? "all" : events.length} kinds of events.`,
      todo: missing.length === 0 ? null : `Add these: ${missing.join(", ")}.`,
    },
    {
      what: `It sends events of the version ${version ?? "of the account"}.`,
      todo:
        version === STRIPE_API_VERSION ? null : `Make a new endpoint with the version ${STRIPE_API_VERSION}.`,
    },
  ];
}
