import type Stripe from "stripe";

/** The version of Stripe's API that the platform was written and tested with; it changes with the SDK, by hand. */
export const STRIPE_API_VERSION = "2026-10-28.endive";

export interface StripeSettings {
  secretKey: string;
  /** Where the API is; null: at Stripe. */
  api: { protocol: "http" | "https"; host: string; port: number } | null;
  /** How long one request may take. */
  timeoutMs?: number;
  /** How often the SDK itself repeats a request that failed. */
  retries?: number;
}

/** The SDK takes 110 ms to load: only a process that calls Stripe loads it. */
export async function stripeClient({
  secretKey,
  api,
  timeoutMs = 15_000,
  retries = 1,
}: StripeSettings): Promise<Stripe> {
  const { default: Sdk } = await import("stripe");
  return new Sdk(secretKey, {
    apiVersion: STRIPE_API_VERSION,
    timeout: timeoutMs,
    maxNetworkRetries: retries,
    telemetry: false,
    ...(api ?? {}),
  });
}
