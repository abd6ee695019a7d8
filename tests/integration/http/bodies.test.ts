import { expect, test } from "vitest";
import { connect } from "node:net";
import { LARGEST_STATEMENT_BYTES } from "#app/domain/billing/bank/limits.ts";
import { LARGEST_FILE_BYTES } from "#app/domain/documents/limits.ts";
import { largestBody } from "#app/http/server/request-body.server.ts";
import { formatSize } from "#app/i18n/format-size.ts";
import { posted, rawRequest } from "#tests/support/http/raw-request.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";
import { testWeb } from "#tests/support/http/test-web.ts";

const app = openTestApp();
let lengths: number[] = [];

const action = async ({ request }: { request: Request }) => {
  const { length } = await request.text();
  lengths.push(length);
  return Response.json({ length });
};
const web = testWeb(app, { "/form": { action }, "/webhooks/x": { isResource: true, action } });

const origin = (): string => app.web.config.web.publicOrigin;
const chunk = Buffer.alloc(64 * 1024, "a");

test("a body of the largest size is accepted, with a length or in chunks", async () => {
  lengths = [];
  const whole = "a".repeat(largestBody);
  expect((await rawRequest(web.url, "/form", posted(origin(), whole))).status).toBe(200);
  const chunks = await rawRequest(web.url, "/form", {
    ...posted(origin(), ""),
    body: [chunk, chunk, chunk, chunk],
  });
  expect(chunks.status).toBe(200);
  expect(lengths).toEqual([largestBody, largestBody]);
});

test("a body that is one byte too large is refused with 413 and a message before anything reads it", async () => {
  lengths = [];
  const answer = await rawRequest(
    web.url,
    "/form",
    posted(origin(), "a".repeat(largestBody + 1), { headers: { "accept-language": "zh" } }),
  );
  expect(answer.status).toBe(413);
  expect(answer.text).toContain("内容过大");
  expect(answer.text).toContain("提交的表单超出上限 256 kB");
  const webhook = await rawRequest(web.url, "/webhooks/x", {
    method: "POST",
    body: "a".repeat(largestBody + 1),
  });
  expect(webhook.status).toBe(413);
  expect(lengths).toEqual([]);
});

test("a form with too large a file is answered with the size limit and a link back to its page", async () => {
  const address = "/company/introductions/00000000-0000-4000-8000-000000000001/hand-over";
  const sends = (referer: string) =>
    rawly(
      [
        `POST ${address} HTTP/1.1`,
        `host: x`,
        `origin: ${origin()}`,
        `referer: ${referer}`,
        "accept: text/html",
        "content-type: multipart/form-data; boundary=b",
        `content-length: ${LARGEST_FILE_BYTES * 2}`,
        "\r\nabc",
      ].join("\r\n"),
    );
  const answer = await sends(`http://x${address}?item=1&b`);
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  expect(answer).toContain("A file may have at most 20 MB, and you sent 40 MB");
  expect(answer).toContain(`<a href="${address}?item=1&#38;b">Back to the form</a>`);
  for (const elsewhere of ["http://y/form", "http://x//y/form", "nowhere"])
    expect(await sends(elsewhere)).not.toContain("Back to the form");
});

test("a body with too large a declared length is refused unread", async () => {
  const answer = await rawly(
    `POST /form HTTP/1.1\r\nhost: x\r\norigin: ${origin()}\r\ncontent-length: 99999999999\r\n\r\nabc`,
  );
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
});

test("endless chunks are cut off where they pass the limit", async () => {
  lengths = [];
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(new URL(web.url).port), "127.0.0.1");
    let text = "";
    let sent = 0;
    const pour = setInterval(() => {
      if (socket.writable) socket.write(`${chunk.length.toString(16)}\r\n${chunk.toString()}\r\n`);
      sent += 1;
      if (sent > 400) socket.destroy(new Error("nobody stopped us"));
    }, 5);
    socket.write(
      `POST /form HTTP/1.1\r\nhost: x\r\norigin: ${origin()}\r\ntransfer-encoding: chunked\r\n\r\n`,
    );
    socket.on("data", (data) => {
      text += data.toString();
      if (text.includes("</html>") || text.includes('"error"')) socket.end();
    });
    socket.on("error", (error) => (text === "" ? reject(error) : undefined));
    socket.on("close", () => {
      clearInterval(pour);
      resolve(text);
    });
  });
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  expect(answer.toLowerCase()).toContain("connection: close");
  expect(answer).toContain("larger than the limit of 256 kB");
  expect(lengths).toEqual([]);
});

test("a bank statement that is too large is answered with its own limit", async () => {
  const answer = await rawly(
    [
      "POST /admin/billing/statements HTTP/1.1",
      "host: x",
      `origin: ${origin()}`,
      "accept: text/html",
      "content-type: multipart/form-data; boundary=b",
      `content-length: ${LARGEST_FILE_BYTES}`,
      "\r\nabc",
    ].join("\r\n"),
  );
  expect(answer).toContain(
    `A file may have at most ${formatSize(LARGEST_STATEMENT_BYTES)}, and you sent 20 MB`,
  );
});

test("a client that disconnects in the middle of its body does no harm", async () => {
  lengths = [];
  await new Promise<void>((resolve) => {
    const socket = connect(Number(new URL(web.url).port), "127.0.0.1", () => {
      socket.write(
        `POST /form HTTP/1.1\r\nhost: x\r\norigin: ${origin()}\r\ncontent-length: 500\r\n\r\nhalf`,
      );
      setTimeout(() => socket.destroy(), 50);
    });
    socket.on("close", () => resolve());
  });
  expect((await rawRequest(web.url, "/healthz/live")).status).toBe(200);
  expect(lengths).toEqual([]);
});

/** Bytes as they are; resolves with the first answer. */
function rawly(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(web.url).port), "127.0.0.1", () => socket.write(bytes));
    socket.on("error", reject);
    socket.once("data", (data) => {
      resolve(data.toString());
      socket.destroy();
    });
  });
}
