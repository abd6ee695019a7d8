import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { s3Store } from "#app/integrations/documents/s3-store.server.ts";
import { openS3 } from "#tests/support/documents/peers.ts";
import { refuses } from "#tests/support/refusals.ts";

const id = "0deb7d3a-f7ad-4c13-8ddd-ab90566da8e4";
let answers: (number | "silence")[] = [];
let s3: Awaited<ReturnType<typeof openS3>>;
const storeOf = (timeoutMs = 5_000, folder = "") => s3Store({ ...s3.options, folder }, { timeoutMs });

beforeEach(async () => {
  answers = [];
  s3 = await openS3({ instead: () => answers.shift() });
});
afterEach(() => s3.close());

async function keysIn(store: ReturnType<typeof s3Store>): Promise<string[]> {
  const keys: string[] = [];
  for await (const { fileId, key, at } of store.list()) {
    expect(Math.abs(at.getTime() - Date.now())).toBeLessThan(60_000);
    keys.push(`${fileId}/${key}`);
  }
  return keys;
}

describe("the objects of a bucket", () => {
  test("are listed and removed over several pages", async () => {
    const store = storeOf();
    for (const key of ["1", "2", "3", "4", "5"]) await store.putPiece(id, key, Buffer.from(key));
    await store.putPiece("other", "1", Buffer.from("other"));
    expect(await keysIn(store)).toEqual([
      ...["1", "2", "3", "4", "5"].map((key) => `${id}/${key}`),
      "other/1",
    ]);
    expect(s3.requests.filter((request) => request === "GET ")).toHaveLength(3);
    await store.remove(id);
    expect([...s3.objects.keys()]).toEqual(["other/1"]);
  });

  test("may have names that XML and addresses escape", async () => {
    const store = storeOf(undefined, "a & b/");
    const names = [`<&>"'`, "&amp;", "1 + 1 = 2?", "钥匙%41"];
    for (const name of names) await store.putPiece(id, name, Buffer.from(name));
    expect([...s3.objects.keys()].sort()).toEqual(names.map((name) => `a & b/${id}/${name}`).sort());
    expect((await keysIn(store)).sort()).toEqual(names.map((name) => `${id}/${name}`).sort());
    for (const name of names) expect(String(Buffer.from((await store.getPiece(id, name)) ?? []))).toBe(name);
    await store.removePiece(id, "&amp;");
    expect(s3.objects.size).toBe(3);
    await store.remove(id);
    expect(s3.objects.size).toBe(0);
  });
});

describe("a storage service that fails", () => {
  test("is retried after a 503, with three attempts in all", async () => {
    const store = storeOf();
    answers = [503, 503];
    await store.putPiece(id, "1", Buffer.from("1"));
    expect(s3.requests).toHaveLength(3);
    answers = [503, 503];
    expect(await store.getPiece(id, "1")).toEqual(Uint8Array.from(Buffer.from("1")));
    answers = [503, 503, 503];
    await expect(store.getPiece(id, "1")).rejects.toThrow("answered 503 to GET");
    expect(s3.requests).toHaveLength(9);
    answers = [503, 503, 503];
    await expect(keysIn(store)).rejects.toThrow("answered 503 to GET");
  });

  test.each([[[500, 500, 500]], [[503, 503, 503]], [[507]]])(
    "is out of space for a chunk where it answers %j",
    async (statuses) => {
      answers = statuses;
      await refuses("document-store-full", storeOf().putPiece(id, "1", Buffer.from("1")));
      expect(answers).toEqual([]);
    },
  );

  test("lacks a chunk where it answers 404, and has none to delete", async () => {
    expect(await storeOf().getPiece(id, "1")).toBeNull();
    await storeOf().removePiece(id, "1");
    answers = [404, 404];
    await storeOf().removePiece(id, "1");
    await expect(storeOf().putPiece(id, "1", Buffer.from("1"))).rejects.toThrow("answered 404 to PUT");
  });

  test("causes an error where it refuses a request", async () => {
    answers = [403, 400, 403];
    await expect(storeOf().getPiece(id, "1")).rejects.toThrow("answered 403 to GET");
    await expect(storeOf().removePiece(id, "1")).rejects.toThrow("answered 400 to DELETE");
    await expect(storeOf().remove(id)).rejects.toThrow("answered 403 to GET");
  });

  test("is waited for no longer than three attempts may take", async () => {
    const store = storeOf(200);
    await store.getPiece(id, "warm");
    for (const ask of [
      () => store.putPiece(id, "1", Buffer.from("1")),
      () => store.getPiece(id, "1"),
      () => store.remove(id),
    ]) {
      answers = ["silence", "silence", "silence"];
      const from = performance.now();
      await expect(ask()).rejects.toThrow("gave no answer");
      expect(performance.now() - from).toBeLessThan(3_000);
    }
    answers = ["silence"];
    await store.putPiece(id, "1", Buffer.from("1"));
    expect(s3.objects.size).toBe(1);
  });

  test("is not waited for when it stalls in the middle of a chunk", async () => {
    const server = createServer((_, response) => {
      response.writeHead(200, { "content-length": "10" }).write("half");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const store = s3Store({ ...s3.options, endpoint }, { timeoutMs: 200 });
    await expect(store.getPiece(id, "1")).rejects.toThrow("gave no answer");
    server.closeAllConnections();
    server.close();
  });
});

test("the environment variables and files of AWS's tools are ignored", async () => {
  const home = await mkdtemp(join(tmpdir(), "aws-"));
  const keys = ["aws_access_key_id = another", "aws_secret_access_key = another", "region = eu-west-1"];
  const settings = ["endpoint_url = http://127.0.0.1:1", "max_attempts = 1"];
  await mkdir(join(home, ".aws"));
  for (const name of ["config", "credentials"])
    await writeFile(join(home, ".aws", name), ["[default]", ...keys, ...settings].join("\n"));
  const another = {
    AWS_ACCESS_KEY_ID: "another",
    AWS_SECRET_ACCESS_KEY: "another",
    AWS_SESSION_TOKEN: "another",
    AWS_REGION: "eu-west-1",
    AWS_DEFAULT_REGION: "eu-west-1",
    AWS_DEFAULTS_MODE: "auto",
    AWS_ENDPOINT_URL: "http://127.0.0.1:1",
    AWS_ENDPOINT_URL_S3: "http://127.0.0.1:1",
    AWS_MAX_ATTEMPTS: "1",
    AWS_REQUEST_CHECKSUM_CALCULATION: "when_supported",
  };
  const program = `
    const asked = new Set();
    process.env = new Proxy(process.env, { get: (of, name) => (asked.add(name), of[name]) });
    const { s3Store } = await import("#app/integrations/documents/s3-store.server.ts");
    const store = s3Store(${JSON.stringify(s3.options)});
    await store.putPiece("file", "1", Buffer.from("1"));
    await store.getPiece("file", "1");
    for await (const piece of store.list()) await store.remove(piece.fileId);
    console.log(JSON.stringify([...asked]));`;
  answers = [503];
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", program], {
    env: { ...process.env, ...another, HOME: home },
  });
  expect(s3.requests).toEqual(["PUT file/1", "PUT file/1", "GET file/1", "GET ", "GET ", "DELETE file/1"]);
  expect([s3.objects.size, s3.refusals()]).toEqual([0, 0]);
  const asked = new Set(JSON.parse(stdout) as string[]);
  const files = ["AWS_PROFILE", "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE", "HOME"];
  expect([...Object.keys(another), ...files].filter((name) => asked.has(name))).toEqual([]);
  await rm(home, { recursive: true });
});
