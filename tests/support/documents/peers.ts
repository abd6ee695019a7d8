import { createHash, createHmac } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import { createServer as createTcpServer, type AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";

const sign = (key: Buffer | string, words: string): Buffer =>
  createHmac("sha256", key).update(words).digest();

/**
 * Enough of S3 to keep objects: signed PUT, GET, DELETE and lists of two objects a page. `delayMs` is how long each
 * request is delayed before it is carried out; `instead` is the status that the next request is answered with instead,
 * or "silence".
 */
export async function openS3({
  accessKeyId = "key",
  secretAccessKey = "secret",
  delayMs = () => 0,
  instead = () => undefined,
}: {
  accessKeyId?: string;
  secretAccessKey?: string;
  delayMs?: () => number;
  instead?: () => number | "silence" | undefined;
} = {}) {
  const objects = new Map<string, { bytes: Buffer; at: Date }>();
  const requests: string[] = [];
  let refusals = 0;
  const isSigned = (request: IncomingMessage, bytes: Buffer): boolean => {
    const found =
      /^AWS4-HMAC-SHA256 Credential=(\w+)\/(\d{8})\/([\w-]+)\/s3\/aws4_request,.*Signature=([0-9a-f]{64})$/.exec(
        request.headers.authorization ?? "",
      );
    if (found === null || found[1] !== accessKeyId) return false;
    const signed = /SignedHeaders=([^,]+)/.exec(request.headers.authorization ?? "")?.[1] ?? "";
    const url = new URL(request.url ?? "/", "http://s3");
    const query = [...url.searchParams]
      .map(([name, value]) => `${queryPart(name)}=${queryPart(value)}`)
      .sort()
      .join("&");
    const headers = signed.split(";").map((name) => `${name}:${String(request.headers[name])}\n`);
    const hash = String(request.headers["x-amz-content-sha256"]);
    if (hash !== sha256(bytes)) return false;
    const canonical = [request.method, url.pathname, query, headers.join(""), signed, hash].join("\n");
    const scope = `${found[2]}/${found[3]}/s3/aws4_request`;
    const day = sign(
      sign(sign(sign(`AWS4${secretAccessKey}`, found[2] ?? ""), found[3] ?? ""), "s3"),
      "aws4_request",
    );
    const words = ["AWS4-HMAC-SHA256", String(request.headers["x-amz-date"]), scope, sha256(canonical)].join(
      "\n",
    );
    return sign(day, words).toString("hex") === found[4];
  };
  const server = createServer((request, response) => {
    void buffer(request).then(async (bytes) => {
      const rest = delayMs();
      if (rest > 0) await sleep(rest);
      const url = new URL(request.url ?? "/", "http://s3");
      const key = decodeURIComponent(url.pathname).replace(/^\/room\/?/, "");
      requests.push(`${request.method} ${key}`);
      const other = instead();
      if (other === "silence") return;
      if (other !== undefined) response.writeHead(other).end();
      else if (!isSigned(request, bytes)) {
        refusals += 1;
        response.writeHead(403).end();
      } else if (request.method === "PUT") {
        objects.set(key, { bytes, at: new Date() });
        response.end();
      } else if (request.method === "DELETE") {
        objects.delete(key);
        response.writeHead(204).end();
      } else if (key === "") response.end(listOf(objects, url.searchParams));
      else {
        const found = objects.get(key);
        response.writeHead(found ? 200 : 404).end(found?.bytes);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    objects,
    /** The requests, each as method and key. */
    requests,
    refusals: () => refusals,
    options: {
      endpoint: `http://127.0.0.1:${port}`,
      bucket: "room",
      region: "cn-north-1",
      accessKeyId,
      secretAccessKey,
    },
    close: () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      return closed;
    },
  };
}

function listOf(objects: ReadonlyMap<string, { at: Date }>, query: URLSearchParams): string {
  const from = query.get("continuation-token") ?? "";
  const keys = [...objects.keys()]
    .sort()
    .filter((key) => key.startsWith(query.get("prefix") ?? "") && key > from);
  const page = keys.slice(0, 2);
  const contents = page.map(
    (key) =>
      `<Contents><Key>${escaped(key)}</Key><LastModified>${objects.get(key)?.at.toISOString()}</LastModified></Contents>`,
  );
  const next =
    keys.length > 2 ? `<NextContinuationToken>${escaped(page[1] ?? "")}</NextContinuationToken>` : "";
  return `<?xml version="1.0"?><ListBucketResult>${contents.join("")}${next}</ListBucketResult>`;
}

function queryPart(words: string): string {
  return encodeURIComponent(words).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function escaped(words: string): string {
  return words
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

function sha256(words: string | Buffer): string {
  return createHash("sha256").update(words).digest("hex");
}

/** Enough of ClamAV's daemon: it reads a stream and knows one virus, by a word. */
export async function openClamav(word: string) {
  const server = createTcpServer((socket) => {
    let received = Buffer.alloc(0);
    socket.on("error", () => undefined);
    socket.on("data", (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      if (received.subarray(-4).equals(Buffer.alloc(4)))
        socket.end(received.includes(word) ? "stream: Test.Virus FOUND\0" : "stream: OK\0");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { host: "127.0.0.1", port, close: () => new Promise((resolve) => server.close(resolve)) };
}
