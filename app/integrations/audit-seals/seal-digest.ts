import { createHash, hash } from "node:crypto";
import { lengthAndText } from "./event-hash.ts";

/** What a seal's digest covers. */
export interface SealContent {
  number: string;
  /** The digest of the seal before it, in hex; null for the first. */
  previous: string | null;
  /** ISO 8601 with milliseconds, in UTC. */
  sealedAt: string;
  /** The ids of its events: `{[1,5),[7,8)}`. */
  ids: string;
  events: number;
  /** The digest of the events' hashes, in hex. */
  rowsDigest: string;
}

/** A seal's digest, version 1, in hex. It covers the one before it, and thus the whole chain up to here. */
export function sealDigest({ number, previous, sealedAt, ids, events, rowsDigest }: SealContent): string {
  const fields = [number, previous, sealedAt, ids, String(events), rowsDigest];
  return hash("sha256", `longspring seal 1 ${fields.map(lengthAndText).join("")}`);
}

/** The digest of many hashes of the same length, one after the other. */
export function digestOfHashes(hashes: Iterable<Uint8Array>): string {
  const digest = createHash("sha256");
  for (const each of hashes) digest.update(each);
  return digest.digest("hex");
}
