import { addressHeader } from "./auth.server.ts";

/** The client as identified by the request: stored with the session, so that people recognise their devices. */
export interface Client {
  cookie: string | null;
  userAgent: string | null;
  address: string;
}

/** Only the headers that better-auth needs, and the address from our own edge instead of the client's headers. */
export function headersOf({ cookie, userAgent, address }: Client): Headers {
  const headers = new Headers({ [addressHeader]: address });
  if (cookie !== null) headers.set("cookie", cookie);
  if (userAgent !== null) headers.set("user-agent", userAgent.slice(0, 400));
  return headers;
}

export function cookiesOf(headers: Headers): Headers {
  const cookies = new Headers();
  for (const cookie of headers.getSetCookie()) cookies.append("set-cookie", cookie);
  return cookies;
}
