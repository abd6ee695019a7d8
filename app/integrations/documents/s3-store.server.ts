import type { S3ClientConfig, _Object as S3Object } from "@aws-sdk/client-s3";
import { Refusal } from "#app/domain/refusal.ts";
import type { DocumentStore } from "./store.ts";

export interface S3Options {
  /** The address of the service; the bucket is the first segment of its path. */
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** The prefix of all its keys, if several stores share a bucket. */
  folder?: string;
}

const attempts = 3;

/**
 * Documents in a bucket of any S3-compatible service: one object per piece, with AWS's own client. The client takes 165
 * ms and 36 MB to load, so only a process with a bucket loads it. One attempt waits `timeoutMs` for a connection and
 * for the response, all attempts of a request together three times as long.
 */
export function s3Store(
  { bucket, folder = "", ...options }: S3Options,
  { timeoutMs = 20_000 }: { timeoutMs?: number } = {},
): DocumentStore {
  const loaded = import("@aws-sdk/client-s3").then((sdk) => ({
    sdk,
    client: new sdk.S3Client(settingsOf(options, timeoutMs)),
  }));
  loaded.catch(() => undefined); // the caller logs it
  const patience = () => ({ abortSignal: AbortSignal.timeout(attempts * timeoutMs) });

  /** All objects below a prefix, page by page. */
  async function* objects(prefix: string): AsyncGenerator<S3Object> {
    const { client, sdk } = await loaded;
    try {
      const pages = sdk.paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix });
      for await (const { Contents = [] } of pages) yield* Contents;
    } catch (error) {
      throw failureOf("GET", error);
    }
  }

  async function removeObject(key: string): Promise<void> {
    const { client, sdk } = await loaded;
    const command = new sdk.DeleteObjectCommand({ Bucket: bucket, Key: key });
    await client.send(command, patience()).catch((error: unknown) => nothing("DELETE", error));
  }

  return {
    async putPiece(fileId, key, bytes) {
      const { client, sdk } = await loaded;
      const command = new sdk.PutObjectCommand({
        Bucket: bucket,
        Key: `${folder}${fileId}/${key}`,
        Body: bytes,
      });
      await client.send(command, patience()).catch((error: unknown) => {
        throw (statusOf(error) ?? 0) >= 500 ? new Refusal("document-store-full") : failureOf("PUT", error);
      });
    },
    async getPiece(fileId, key) {
      const { client, sdk } = await loaded;
      const command = new sdk.GetObjectCommand({ Bucket: bucket, Key: `${folder}${fileId}/${key}` });
      try {
        const { Body } = await client.send(command, patience());
        return (await Body?.transformToByteArray()) ?? new Uint8Array();
      } catch (error) {
        return nothing("GET", error);
      }
    },
    removePiece: (fileId, key) => removeObject(`${folder}${fileId}/${key}`),
    async remove(fileId) {
      for await (const { Key } of objects(`${folder}${fileId}/`))
        if (Key !== undefined) await removeObject(Key);
    },
    async *list() {
      for await (const { Key: path, LastModified: at } of objects(folder)) {
        const [fileId = "", key, ...rest] = path?.slice(folder.length).split("/") ?? [];
        if (key !== undefined && rest.length === 0 && at !== undefined) yield { fileId, key, at }; // else foreign
      }
    },
  };
}

/** Set explicitly, so that the client doesn't search the environment, `~/.aws` or the cloud's metadata address. */
function settingsOf(
  { endpoint, region, accessKeyId, secretAccessKey }: Omit<S3Options, "bucket">,
  timeoutMs: number,
): S3ClientConfig {
  return {
    endpoint,
    region,
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: attempts,
    retryMode: "standard",
    defaultsMode: "standard",
    requestHandler: {
      connectionTimeout: timeoutMs,
      requestTimeout: timeoutMs,
      socketTimeout: timeoutMs,
      throwOnRequestTimeout: true,
    },
    // Many services don't support checksums beside the signature.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    useArnRegion: false,
    useDualstackEndpoint: false,
    useFipsEndpoint: false,
    disableClockSkewCorrection: true,
    disableS3ExpressSessionAuth: true,
    authSchemePreference: [],
    sigv4aSigningRegionSet: [],
    userAgentAppId: "longspring",
  };
}

/** The HTTP status of the service's response, if any. */
function statusOf(error: unknown): number | undefined {
  const { $metadata } = error as { $metadata?: { httpStatusCode?: number } };
  return $metadata?.httpStatusCode;
}

function failureOf(method: string, error: unknown): Error {
  const status = statusOf(error);
  const what = status === undefined ? "gave no answer" : `answered ${status}`;
  return new Error(`the document store ${what} to ${method}`, { cause: error });
}

/** Null if there is no such object. */
function nothing(method: string, error: unknown): null {
  if (statusOf(error) === 404) return null;
  throw failureOf(method, error);
}
