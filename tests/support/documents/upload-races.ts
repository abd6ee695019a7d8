import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { PIECE_BYTES } from "#app/domain/documents/limits.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import type { documentPages } from "./document-pages.ts";
import { pdf } from "./good-files.ts";

export type SignedInClient = ReturnType<ReturnType<typeof documentPages>["signIn"]>;

/** Attacks on an upload of one's own while its chunks arrive. */
export const RACES = [
  "two first pieces at once",
  "two last pieces at once",
  "a piece during inspection",
  "a piece after the seal",
] as const;
type Race = (typeof RACES)[number];

/** The outcome of a race: the last two must not occur. */
export type RaceEnd = "sealed" | "refused" | "swapped" | "spoiled";

/** Numbers from 0 to 1 by a seed (mulberry32), so that a run can be repeated. */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Two files of one size in chunks: one that passes inspection, and one of which no chunk may ever be served. */
function pairOfFiles(pieces: number, mark: string): { good: Buffer[]; bad: Buffer[] } {
  const of = (action: string): Buffer[] => {
    const start = pdf({ more: `4 0 obj\n<< /Kind /Action ${action} >>\nendobj\n% ${mark}` });
    const padding = pieces === 1 ? 0 : (pieces - 1) * PIECE_BYTES + 1_000 - start.length;
    // Zeros are allowed after the end of a PDF; the bad file ends in spaces, so that each of its pieces differs.
    const all = Buffer.concat([start, Buffer.alloc(padding, action.includes("JavaScript") ? 0x20 : 0)]);
    return Array.from({ length: pieces }, (_, at) =>
      all.subarray(at * PIECE_BYTES, Math.min(all.length, (at + 1) * PIECE_BYTES)),
    );
  };
  return { good: of("/S /Inspection /Is (1)"), bad: of("/S /JavaScript /JS (1)") };
}

/** One upload with its race over HTTP, and what is stored after all responses. */
export async function raceUpload(
  { app, client }: { app: TestApp; client: SignedInClient },
  race: Race,
  number: () => number,
): Promise<RaceEnd> {
  const mark = String(Math.floor(number() * 1e9)).padStart(9, "0");
  const { good, bad } = pairOfFiles(number() < 0.6 ? 1 : 2, mark);
  const size = good.reduce((sum, { length }) => sum + length, 0);
  const begun = await client.post("/company/documents/uploads", {
    kind: "contract",
    file: `${mark}.pdf`,
    sizeBytes: String(size),
  });
  const { uploadId } = begun.json() as { uploadId: string };
  const send = async (piece: Buffer[], at: number, afterMs = 0): Promise<void> => {
    if (afterMs > 0) await sleep(afterMs);
    const bytes = piece[at] ?? Buffer.alloc(0);
    await client.put(uploadId, at * PIECE_BYTES, bytes);
  };
  const jitter = (most: number): number => number() * most;
  const last = good.length - 1;
  const raced = race === "two first pieces at once" ? 0 : last;
  for (let at = 0; at < raced; at += 1) await send(good, at);
  if (race === "a piece after the seal") {
    await send(good, last);
    await Promise.all([send(bad, last), send(bad, 0, jitter(5)), send(good, last, jitter(5))]);
  } else if (race === "a piece during inspection") {
    await Promise.all([send(good, last), send(bad, last, jitter(60)), send(bad, 0, jitter(60))]);
  } else {
    const both = [send(good, raced, jitter(4)), send(bad, raced, jitter(4))];
    await Promise.all(number() < 0.5 ? both : both.reverse());
  }
  await finish(client, uploadId, good);
  return endOf({ app, client }, uploadId, Buffer.concat(bad));
}

/** Continues as the page does: requests the upload's progress and sends the next chunk. */
async function finish(client: SignedInClient, uploadId: string, pieces: readonly Buffer[]): Promise<void> {
  for (let tries = 0; tries < 8; tries += 1) {
    const asked = await client.put(uploadId, 0, Buffer.alloc(0));
    if (asked.status !== 200) return;
    const { offset, isSealed } = asked.json() as { offset: number; isSealed: boolean };
    if (isSealed) return;
    await client.put(uploadId, offset, pieces[offset / PIECE_BYTES] ?? Buffer.alloc(0));
  }
}

async function endOf(
  { app, client }: { app: TestApp; client: SignedInClient },
  uploadId: string,
  bad: Buffer,
): Promise<RaceEnd> {
  const rows: { status: string; sha256: string }[] = await app.sql`select status, sha256 from document_file
    where id = ${uploadId}`;
  const [row] = rows;
  if (row === undefined || row.status === "uploading") return "refused";
  const answer = await client.get(`/company/documents/${uploadId}`).catch(() => null);
  if (answer?.status !== 200) return "spoiled";
  const served = createHash("sha256").update(answer.bytes).digest("hex");
  const holdsBad = answer.bytes.includes("/JavaScript") || answer.bytes.equals(bad);
  return holdsBad || served !== row.sha256 ? "swapped" : "sealed";
}
