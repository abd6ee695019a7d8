import type { LoaderFunctionArgs } from "@remix-run/node";
import type { Client } from "#app/integrations/accounts/accounts.server.ts";

/** Who asks, for the use cases that open and end sessions. The address is the one that our own proxies vouch for. */
export function clientOf({ request, context }: Pick<LoaderFunctionArgs, "request" | "context">): Client {
  return {
    cookie: request.headers.get("cookie"),
    userAgent: request.headers.get("user-agent"),
    address: context.clientAddress,
  };
}
