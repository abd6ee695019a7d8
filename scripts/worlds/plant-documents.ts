import { createHash } from "node:crypto";
import { fileName } from "#app/domain/documents/file-name.ts";
import { PIECE_BYTES } from "#app/domain/documents/limits.ts";
import { pieceName, type DocumentStore } from "#app/integrations/documents/store.ts";
import { inspectBytes } from "#app/integrations/scanning/inspect-file.server.ts";
import type { Sheet } from "#app/integrations/sheets/sheet.ts";
import { writePdf } from "#app/integrations/sheets/write-pdf.server.ts";
import { translator } from "#app/i18n/translator.ts";
import { insertRows } from "#db/seeds/bulk.ts";
import { foot, type Paper } from "#db/seeds/city/papers/paper.ts";
import type { WorldRows } from "#db/seeds/rows.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

type Documents = Pick<
  WorldRows,
  | "documents"
  | "documentFiles"
  | "introductionDocuments"
  | "documentRequests"
  | "documentOpenings"
  | "attachments"
  | "attachmentOpenings"
>;

/** A paper as a file: its bytes, and what they are sealed with. */
export interface Made {
  bytes: Buffer;
  sha256: string;
}

/**
 * Writes a world's documents and attachments: the rows first, then each file's bytes into the store. Where the transaction
 * fails after that, bytes are left that no row wants, which the sweep of each night removes.
 */
export async function plantDocuments(
  trx: ActorTransaction,
  rows: Documents,
  made: ReadonlyMap<string, Made>,
  store: Pick<DocumentStore, "putPiece" | "remove">,
): Promise<void> {
  const sealed = <Row extends { id: string }>(row: Row) => {
    const { bytes, sha256 } = madeOf(made, row.id);
    return { ...row, sha256, sizeBytes: BigInt(bytes.length) };
  };
  const files = rows.documentFiles.map(sealed);
  await insertRows(trx, "document", rows.documents);
  await insertRows(trx, "documentRequest", rows.documentRequests);
  await insertRows(
    trx,
    "documentFile",
    files.map((file) => ({ ...file, receivedBytes: file.sizeBytes })),
  );
  await insertRows(trx, "introductionDocument", rows.introductionDocuments);
  await insertRows(trx, "documentOpening", inTime(rows.documentOpenings));
  await insertRows(trx, "attachment", rows.attachments.map(sealed));
  await insertRows(trx, "attachmentOpening", inTime(rows.attachmentOpenings));
  await Promise.all(
    [...made].map(async ([fileId, { bytes }]) => {
      await store.remove(fileId); // an earlier try that ended in between left bytes of the same file
      await store.putPiece(fileId, pieceName(0), bytes);
    }),
  );
}

/** Who opened what is numbered as it happened. */
function inTime<Row extends { openedAt: unknown }>(rows: readonly Row[]): Row[] {
  return [...rows].sort((one, other) => Number(one.openedAt) - Number(other.openedAt));
}

function madeOf(made: ReadonlyMap<string, Made>, fileId: string): Made {
  const found = made.get(fileId);
  if (found === undefined) throw new Error(`no paper was told for the file ${fileId}`);
  return found;
}

/** Every paper as a file, by the file's id; the same words are the same file, made once. */
export async function makeFiles(papers: readonly Paper[]): Promise<Map<string, Made>> {
  const byWords = new Map<string, Promise<Made>>();
  const made = new Map<string, Made>();
  for (const paper of papers) {
    const { fileId, at: _, ...words } = paper;
    const key = createHash("sha256").update(JSON.stringify(words)).digest("hex");
    const making = byWords.get(key) ?? make(paper);
    byWords.set(key, making);
    made.set(fileId, await making);
  }
  return made;
}

/** The product's own inspection says whether it may be called clean, as of any file that comes. */
async function make(paper: Paper): Promise<Made> {
  const bytes = await writePdf(asSheet(paper));
  const named = fileName(paper.name);
  const seen = "fault" in named ? named : await inspectBytes(bytes, named.extension);
  if ("fault" in seen)
    throw new Error(`${paper.name} is no file that the product would accept: ${seen.fault}`);
  if (bytes.length > PIECE_BYTES) throw new Error(`${paper.name} is more than a piece`);
  return { bytes, sha256: seen.sha256 };
}

function asSheet({ title, lead, at, parts }: Paper): Sheet {
  const t = translator("zh-CN", "sheet");
  return {
    locale: "zh-CN",
    title,
    lead,
    madeAt: at,
    parts,
    foot,
    pageOf: t("page", { page: "{page}", pages: "{pages}" }),
  };
}
