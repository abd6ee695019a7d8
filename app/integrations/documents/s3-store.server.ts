import { AwsClient } from "aws4fetch";
import { Refusal } from "#app/domain/refusal.ts";
import { withoutTrailing } from "#app/lib/digits.ts";
import type { DocumentStore } from "./store.ts";

export interface S3Options {
  /** The address of the service; the bucket is the first step of the path there. */
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** What all its keys begin with, where several things share a bucket. */
  folder?: string;
}

/** Documents in a bucket of any service that speaks S3: an object a piece, read and written by signed requests. */
export function s3Store({
  endpoint,
  bucket,
  region,
  accessKeyId,
  secretAccessKey,
  folder = "",
}: S3Options): DocumentStore {
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: "s3", retries: 3 });
  const root = `${withoutTrailing(endpoint, "/")}/${bucket}`;
  const addressOf = (fileId: string, key: string): string => `${root}/${folder}${fileId}/${key}`;

  async function ask(address: string, method: string, body?: Uint8Array): Promise<Response> {
    const answer = await client.fetch(address, {
      method,
      signal: AbortSignal.timeout(20_000),
      ...(body === undefined
        ? {}
        : { body: new Uint8Array(body), headers: { "content-length": String(body.length) } }),
    });
    if (answer.ok || answer.status === 404) return answer;
    await answer.body?.cancel();
    if (method === "PUT" && answer.status >= 500) throw new Refusal("document-store-full");
    throw new Error(`the document store answered ${answer.status} to ${method}`);
  }

  /** All objects below a prefix, page by page. */
  async function* objects(prefix: string): AsyncGenerator<{ key: string; at: Date }> {
    for (let token = ""; ;) {
      const query = new URLSearchParams({ "list-type": "2", prefix });
      if (token !== "") query.set("continuation-token", token);
      const xml = await (await ask(`${root}?${query.toString()}`, "GET")).text();
      for (const object of xml.split("<Contents>").slice(1)) {
        yield { key: textOf(object, "Key"), at: new Date(textOf(object, "LastModified")) };
      }
      token = textOf(xml, "NextContinuationToken");
      if (token === "") return;
    }
  }

  return {
    async putPiece(fileId, key, bytes) {
      await ask(addressOf(fileId, key), "PUT", bytes);
    },
    async getPiece(fileId, key) {
      const answer = await ask(addressOf(fileId, key), "GET");
      const bytes = await answer.arrayBuffer();
      return answer.ok ? new Uint8Array(bytes) : null;
    },
    async removePiece(fileId, key) {
      await ask(addressOf(fileId, key), "DELETE");
    },
    async remove(fileId) {
      for await (const { key } of objects(`${folder}${fileId}/`)) await ask(`${root}/${key}`, "DELETE");
    },
    async *list() {
      for await (const { key: path, at } of objects(folder)) {
        const [fileId = "", key, ...rest] = path.slice(folder.length).split("/");
        if (key !== undefined && rest.length === 0) yield { fileId, key, at }; // else of another folder
      }
    },
  };
}

/** Our keys are ids and digits, a token is opaque but for what XML escapes. */
function textOf(xml: string, name: string): string {
  const [, from = ""] = xml.split(`<${name}>`, 2);
  const [text = ""] = from.split(`</${name}>`, 1);
  return text
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
