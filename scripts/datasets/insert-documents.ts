import { createHash } from "node:crypto";
import { fileName } from "#app/domain/documents/file-name.ts";
import { PIECE_BYTES } from "#app/domain/documents/limits.ts";
import { pieceName, type DocumentStore } from "#app/integrations/documents/store.ts";
import { inspectBytes } from "#app/integrations/scanning/inspect-file.server.ts";
import type { Sheet } from "#app/integrations/sheets/sheet.ts";
import { writePdf } from "#app/integrations/sheets/write-pdf.server.ts";
import { translator } from "#app/i18n/translator.ts";
import { insertRows } from "#db/seeds/insert-rows.ts";
import { foot, type SeedDocument } from "#db/seeds/city/document-texts.ts";
import type { CityRows } from "#db/seeds/rows.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** A document as a file: its bytes, and their seal. */
export interface MadeFile {
  bytes: Buffer;
  sha256: string;
}

/**
 * Writes a city's documents and attachments: the rows first, then each file's bytes into the store. If the transaction
 * fails after that, orphaned bytes remain, which the nightly sweep removes.
 */
export async function insertDocuments(
  trx: ActorTransaction,
  rows: CityRows,
  made: ReadonlyMap<string, MadeFile>,
  store: Pick<DocumentStore, "putPiece" | "remove">,
): Promise<void> {
  const sealed = <Row extends { id: string }>(row: Row) => {
    const { bytes, sha256 } = madeOf(made, row.id);
    return { ...row, sha256, sizeBytes: BigInt(bytes.length) };
  };
  const files = rows.documentFile.map(sealed);
  await insertRows(trx, "document", rows.document);
  await insertRows(trx, "documentRequest", rows.documentRequest);
  await insertRows(
    trx,
    "documentFile",
    files.map((file) => ({ ...file, receivedBytes: file.sizeBytes })),
  );
  await insertRows(trx, "introductionDocument", rows.introductionDocument);
  await insertRows(trx, "documentOpening", inTime(rows.documentOpening));
  await insertRows(trx, "attachment", rows.attachment.map(sealed));
  await insertRows(trx, "attachmentOpening", inTime(rows.attachmentOpening));
  await Promise.all(
    [...made].map(async ([fileId, { bytes }]) => {
      await store.remove(fileId); // an earlier, interrupted run left bytes of the same file
      await store.putPiece(fileId, pieceName(0), bytes);
    }),
  );
}

/** Openings are numbered in the order of time. */
function inTime<Row extends { openedAt: unknown }>(rows: readonly Row[]): Row[] {
  return [...rows].sort((one, other) => Number(one.openedAt) - Number(other.openedAt));
}

function madeOf(made: ReadonlyMap<string, MadeFile>, fileId: string): MadeFile {
  const file = made.get(fileId);
  if (file === undefined) throw new Error(`no sample document for the file ${fileId}`);
  return file;
}

/** Every document as a file, by the file's id; the same text is the same file, made once. */
export async function makeFiles(papers: readonly SeedDocument[]): Promise<Map<string, MadeFile>> {
  const byWords = new Map<string, Promise<MadeFile>>();
  const made = new Map<string, MadeFile>();
  for (const paper of papers) {
    const { fileId, at: _, ...words } = paper;
    const key = createHash("sha256").update(JSON.stringify(words)).digest("hex");
    const making = byWords.get(key) ?? make(paper);
    byWords.set(key, making);
    made.set(fileId, await making);
  }
  return made;
}

/** The platform's own inspection decides whether it is clean, as for any upload. */
async function make(paper: SeedDocument): Promise<MadeFile> {
  const bytes = await writePdf(asSheet(paper));
  const named = fileName(paper.name);
  const seen = "fault" in named ? named : await inspectBytes(bytes, named.extension);
  if ("fault" in seen) throw new Error(`the platform would not accept ${paper.name}: ${seen.fault}`);
  if (bytes.length > PIECE_BYTES) throw new Error(`${paper.name} is larger than one piece`);
  return { bytes, sha256: seen.sha256 };
}

function asSheet({ title, lead, at: madeAt, parts }: SeedDocument): Sheet {
  const pageOf = translator("zh-CN", "sheet")("page", { page: "{page}", pages: "{pages}" });
  return { locale: "zh-CN", title, lead, madeAt, parts, foot, pageOf };
}
