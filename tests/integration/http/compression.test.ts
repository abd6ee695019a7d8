import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { csvResponse } from "#app/http/answers/csv-response.server.ts";
import { fileResponse } from "#app/http/answers/file-response.server.ts";
import { openEventStream } from "#tests/support/http/event-stream.ts";
import { builtPages, openWeb, type OpenWeb } from "#tests/support/http/open-web.ts";
import { rawRequest } from "#tests/support/http/raw-request.ts";
import { smallPages } from "#tests/support/http/small-pages.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";

const app = openTestApp({ COMPRESS: "1" });
const encodings = { "accept-encoding": "gzip, deflate, br" };
const long = "a page of words ".repeat(400);

const answer = (type: string, more: Record<string, string> = {}, text = long) => ({
  loader: () => new Response(text, { headers: { "Content-Type": type, ...more } }),
  isResource: true as const,
});
let sendEvent = (): void => undefined;
const resources = smallPages({
  "/words": answer("text/plain; charset=utf-8"),
  "/data": answer("text/x-script; charset=utf-8"),
  "/few-words": answer("text/plain; charset=utf-8", {}, "few"),
  "/kept": answer("text/html; charset=utf-8", { "Cache-Control": "private, no-store, no-transform" }),
  "/encoded": answer("text/plain; charset=utf-8", { "Content-Encoding": "br" }),
  "/archive": answer("application/zip"),
  "/table": { loader: () => csvResponse("table.csv", [[long]]), isResource: true },
  "/document": {
    loader: () => {
      const bytes = Buffer.from(long);
      const file = { name: "a.txt", mediaType: "text/plain", size: bytes.length };
      return fileResponse({
        ...file,
        bytes: (async function* () {
          yield bytes;
        })(),
      });
    },
    isResource: true,
  },
  "/events": {
    loader: () => {
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          sendEvent = () => controller.enqueue(new TextEncoder().encode("id: 1\ndata: lists\n\n"));
          controller.enqueue(new TextEncoder().encode("retry: 1000\n\n"));
        },
      });
      return new Response(body, { headers: { "Content-Type": "text/event-stream" } });
    },
    isResource: true,
  },
});

let pages: OpenWeb;
let web: OpenWeb;
beforeAll(async () => {
  pages = await openWeb(app.web, await builtPages());
  web = await openWeb(app.web, resources);
}, 180_000);
afterAll(() => Promise.all([pages.stop(), web.stop()]));

describe("where no proxy compresses, the app compresses", () => {
  test.each(["/", "/accessibility", "/nothing-here"])("%s", async (path) => {
    const plain = await rawRequest(pages.url, path);
    const small = await rawRequest(pages.url, path, { headers: encodings });
    expect(small.status).toBe(plain.status);
    expect(small.headers["content-encoding"]).toBe("br");
    expect(small.headers.vary).toMatch(/Accept-Encoding/);
    expect(small.bytes.length).toBeLessThan(plain.bytes.length / 2);
    const unpacked = brotliDecompressSync(small.bytes).toString();
    expect(withoutNonces(unpacked)).toBe(withoutNonces(plain.text));
  });

  test("the data of a page that a script asks for", async () => {
    const small = await rawRequest(web.url, "/data", { headers: encodings });
    expect(brotliDecompressSync(small.bytes).toString()).toBe(long);
  });

  test("by gzip for a client without Brotli, and not at all for one without either", async () => {
    const zipped = await rawRequest(web.url, "/words", { headers: { "accept-encoding": "gzip" } });
    expect(zipped.headers["content-encoding"]).toBe("gzip");
    expect(gunzipSync(zipped.bytes).toString()).toBe(long);
    const plain = await rawRequest(web.url, "/words");
    expect(plain.headers["content-encoding"]).toBeUndefined();
    expect(plain.text).toBe(long);
  });

  test("and sends no body with the headers alone", async () => {
    const head = await rawRequest(pages.url, "/", { method: "HEAD", headers: encodings });
    expect([head.status, head.bytes.length]).toEqual([200, 0]);
  });
});

test.each(["/few-words", "/kept", "/archive", "/table", "/document"])("%s is sent as it is", async (path) => {
  const sent = await rawRequest(web.url, path, { headers: encodings });
  expect(sent.status).toBe(200);
  expect(sent.headers["content-encoding"]).toBeUndefined();
  expect(sent.text).toContain(path === "/few-words" ? "few" : long);
});

test("what is encoded already is not encoded again", async () => {
  const sent = await rawRequest(web.url, "/encoded", { headers: encodings });
  expect([sent.headers["content-encoding"], sent.text]).toEqual(["br", long]);
});

test("each event of a stream arrives at once, as it is", async () => {
  const stream = await openEventStream(`${web.url}/events`, encodings);
  expect(stream.headers["content-encoding"]).toBeUndefined();
  await expect.poll(() => stream.text()).toBe("retry: 1000\n\n");
  sendEvent();
  await expect.poll(() => stream.eventIds).toEqual(["1"]);
  stream.close();
});

test("behind a proxy the app leaves it to the proxy", async () => {
  const config = { ...app.web.config, web: { ...app.web.config.web, compresses: false } };
  const behind = await openWeb({ ...app.web, config }, resources);
  const sent = await rawRequest(behind.url, "/words", { headers: encodings });
  expect([sent.headers["content-encoding"], sent.text]).toEqual([undefined, long]);
  await behind.stop();
});

/** The nonce and the request's id differ between two answers. */
const withoutNonces = (text: string): string =>
  text.replace(/nonce="[^"]*"|nonce\\?":\\?"[^"]*"|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "");
