import { AwsClient } from "aws4fetch";
import { pieceName, type DocumentStore } from "./store.ts";

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
  const root = `${endpoint.replace(/\/+$/, "")}/${bucket}`;
  const addressOf = (fileId: string, offset: number): string =>
    `${root}/${folder}${fileId}/${pieceName(offset)}`;

  async function ask(address: string, method: string, body?: Uint8Array): Promise<Response> {
    const answer = await client.fetch(address, {
      method,
      signal: AbortSignal.timeout(20_000),
      ...(body === undefined
        ? {}
        : { body: new Uint8Array(body), headers: { "content-length": String(body.length) } }),
    });
    if (answer.ok) return answer;
    await answer.body?.cancel();
    throw new Error(`the document store answered ${answer.status} to ${method}`);
  }

  /** All objects below a prefix, page by page. */
  async function* objects(prefix: string): AsyncGenerator<{ key: string; at: Date }> {
    for (let token = ""; ;) {
      const query = new URLSearchParams({ "list-type": "2", prefix });
      if (token !== "") query.set("continuation-token", token);
      const xml = await (await ask(`${root}?${query.toString()}`, "GET")).text();
      for (const [, object = ""] of xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
        yield { key: textOf(object, "Key"), at: new Date(textOf(object, "LastModified")) };
      }
      token = textOf(xml, "NextContinuationToken");
      if (token === "") return;
    }
  }

  return {
    async putPiece(fileId, offset, bytes) {
      await ask(addressOf(fileId, offset), "PUT", bytes);
    },
    async getPiece(fileId, offset) {
      return new Uint8Array(await (await ask(addressOf(fileId, offset), "GET")).arrayBuffer());
    },
    async remove(fileId) {
      for await (const { key } of objects(`${folder}${fileId}/`)) await ask(`${root}/${key}`, "DELETE");
    },
    async *list() {
      let last: { fileId: string; at: Date } | undefined;
      for await (const { key, at } of objects(folder)) {
        const [fileId = "", ...rest] = key.slice(folder.length).split("/");
        if (rest.length !== 1) continue; // of another folder
        if (last !== undefined && last.fileId !== fileId) yield last;
        last = { fileId, at: last?.fileId === fileId && last.at > at ? last.at : at };
      }
      if (last !== undefined) yield last;
    },
  };
}

/** Our keys are ids and digits, a token is opaque but for what XML escapes. */
function textOf(xml: string, name: string): string {
  const text = new RegExp(`<${name}>(.*?)</${name}>`, "s").exec(xml)?.[1] ?? "";
  return text
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
