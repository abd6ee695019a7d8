import { request as send, type Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders } from "node:http";

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  bytes: Buffer;
  json: () => unknown;
}

export interface Sent {
  method?: string;
  headers?: OutgoingHttpHeaders;
  /** A list is sent in chunks, without a length. */
  body?: string | Buffer | readonly (string | Buffer)[];
  /** Reuses connections for thousands of consecutive requests. */
  agent?: Agent;
}

/** A raw request: fetch would correct the address and refuse a false Host or Origin. `path` is sent unchanged. */
export function rawRequest(
  base: string,
  path: string,
  { method = "GET", headers = {}, body, agent }: Sent = {},
): Promise<Answer> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    const length =
      typeof body === "string" || Buffer.isBuffer(body) ? { "content-length": Buffer.byteLength(body) } : {};
    const request = send({
      hostname,
      port,
      path,
      method,
      headers: { ...length, ...headers },
      agent: agent ?? false,
    });
    request.on("error", reject);
    request.on("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("error", reject);
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const bytes = Buffer.concat(chunks);
        const text = bytes.toString();
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text,
          bytes,
          json: () => JSON.parse(text) as unknown,
        });
      });
    });
    if (typeof body === "string" || Buffer.isBuffer(body)) request.end(body);
    else {
      for (const chunk of body ?? []) request.write(chunk);
      request.end();
    }
  });
}

/** A form as a browser posts it from our own page. */
export function posted(
  origin: string,
  fields: Readonly<Record<string, string>> | string,
  more: Sent = {},
): Sent {
  const body = typeof fields === "string" ? fields : new URLSearchParams(fields).toString();
  return {
    method: "POST",
    body,
    ...more,
    headers: {
      origin,
      "sec-fetch-site": "same-origin",
      "content-type": "application/x-www-form-urlencoded",
      accept: "text/html",
      ...more.headers,
    },
  };
}
