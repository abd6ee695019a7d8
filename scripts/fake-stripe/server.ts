import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { createFaults, type RequestFault } from "./faults.ts";
import { invoicing } from "./invoices.ts";
import { pages } from "./pages.ts";
import { readParameters } from "./parameters.ts";
import { paying } from "./payments.ts";
import { apiRoutes } from "./routes.ts";
import { openStore, StripeRefusal } from "./store.ts";
import { createWebhooks, type Endpoint } from "./webhooks.ts";

export interface FakeStripeOptions {
  port?: number;
  /** Where the objects are kept between two starts. */
  file?: string;
  /** Where events go; null: nowhere. */
  endpoint?: Endpoint | null;
}

const dayMs = 86_400_000;

/**
 * A server of our own that answers as Stripe does, for the demonstration and the tests: the real SDK speaks to it over
 * HTTP. It knows what the platform uses of Stripe, and can fail in the ways of `faults`.
 */
export async function startFakeStripe({ port = 0, file, endpoint = null }: FakeStripeOptions = {}) {
  const store = openStore(file === undefined ? {} : { file });
  const faults = createFaults();
  const webhooks = createWebhooks({ store, faults, endpoint });
  let address = "";
  const invoices = invoicing({ store, emit: webhooks.emit, address: () => address });
  const payments = paying({ store, emit: webhooks.emit, invoices });
  const answerApi = apiRoutes({ store, invoices, payments, endpoint: () => endpoint });
  const answerPage = pages({ store, faults, invoices, payments });
  /** Every request to the API, as "POST /v1/refunds". */
  const requests: string[] = [];

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://stripe");
    const body = await text(request);
    if (!url.pathname.startsWith("/v1/")) {
      await answerPage({ request, response, url, body });
      store.save();
      return;
    }
    requests.push(`${request.method} ${url.pathname}`);
    if (faults.isDown) return void request.socket.destroy();
    const isChange = request.method !== "GET";
    const fault = faults.of({ isChange });
    if (isFailure(fault)) return fail(fault, request, response);
    if (!/^Bearer (?:sk|rk)_test_/.test(request.headers.authorization ?? ""))
      return send(response, 401, errorOf(401, "Invalid API Key provided."));
    const { status, payload } = kept(request, url, body);
    if (isChange) store.save();
    if (fault === "reset-after") return void request.socket.destroy();
    if (fault === "silence-after") return;
    send(response, status, payload);
  }

  /** The answer of the request, or the one that its idempotency key got before. */
  function kept(request: IncomingMessage, url: URL, body: string): { status: number; payload: string } {
    const key = request.headers["idempotency-key"];
    if (request.method !== "POST" || typeof key !== "string") return carriedOut(request, url, body);
    const said = createHash("sha256").update(`${url.pathname} ${body}`).digest("hex");
    const before = store.objects.answers[key];
    if (before !== undefined && Date.now() - before.at < dayMs) {
      if (before.request === said) return { status: before.status, payload: before.body };
      const message =
        "Keys for idempotent requests can only be used with the same parameters they were first used with.";
      return { status: 400, payload: errorOf(400, message, "idempotency_error") };
    }
    const { status, payload } = carriedOut(request, url, body);
    // Stripe keeps what it carried out, and what it refused once it had begun.
    if (status < 400) store.objects.answers[key] = { request: said, status, body: payload, at: Date.now() };
    return { status, payload };
  }

  function carriedOut(request: IncomingMessage, url: URL, body: string): { status: number; payload: string } {
    const parameters = readParameters(request.method === "POST" ? body : url.search.slice(1));
    try {
      const found = answerApi({ method: request.method ?? "GET", pathname: url.pathname, parameters });
      return { status: 200, payload: JSON.stringify(found) };
    } catch (error) {
      if (!(error instanceof StripeRefusal)) throw error;
      return { status: error.status, payload: errorOf(error.status, error.message, error.type, error.code) };
    }
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (!response.headersSent) send(response, 500, errorOf(500, String(error), "api_error"));
    });
  });
  await listen(server, port);
  address = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    address,
    port: (server.address() as AddressInfo).port,
    objects: store.objects,
    faults,
    invoices,
    payments,
    requests,
    events: webhooks.events,
    /** Waits for all deliveries. */
    settled: webhooks.settled,
    clear() {
      store.clear();
      faults.none();
      requests.length = 0;
      webhooks.events.length = 0;
    },
    async close() {
      faults.none();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
export type FakeStripe = Awaited<ReturnType<typeof startFakeStripe>>;

type Failure = Exclude<RequestFault, "reset-after" | "silence-after">;
const isFailure = (fault: RequestFault | null): fault is Failure =>
  fault !== null && fault !== "reset-after" && fault !== "silence-after";

function fail(fault: Failure, request: IncomingMessage, response: ServerResponse): void {
  if (fault === "reset-before") return void request.socket.destroy();
  const [type, code] = {
    "409": ["invalid_request_error", "lock_timeout"],
    "429": ["invalid_request_error", "rate_limit"],
    "500": ["api_error", undefined],
  }[fault];
  send(response, Number(fault), errorOf(Number(fault), "This is a fault that was asked for.", type, code));
}

const errorOf = (status: number, message: string, type = "invalid_request_error", code?: string): string =>
  JSON.stringify({ error: { type, code, message, request_log_url: null, status } });

function send(response: ServerResponse, status: number, payload: string): void {
  response.writeHead(status, { "content-type": "application/json", "request-id": `req_${Date.now()}` });
  response.end(payload);
}

async function listen(server: Server, port: number): Promise<void> {
  await new Promise<void>((ready, failed) => {
    server.once("error", failed);
    server.listen(port, "127.0.0.1", ready);
  });
}
