import type { LoaderFunctionArgs } from "@remix-run/node";
import type { Client } from "#app/integrations/accounts/client-headers.server.ts";

/** The client, for use cases that open and end sessions. The IP address is the one that trusted proxies report. */
export function clientOf({ request, context }: Pick<LoaderFunctionArgs, "request" | "context">): Client {
  return {
    cookie: request.headers.get("cookie"),
    userAgent: request.headers.get("user-agent"),
    address: context.clientAddress,
  };
}
