import { join } from "node:path";
import type { DocumentsPlace } from "#app/integrations/documents/document-store.server.ts";
import type { DocumentStore } from "#app/integrations/documents/store.ts";

/** Copies of seals outside the database, by number: written once, never overwritten, never removed. */
export interface SealCopies {
  get(number: bigint): Promise<string | null>;
  /** Stores the text if there is none; false if there is another one. */
  put(number: bigint, text: string): Promise<boolean>;
}

/** So many copies in a folder. */
const perFolder = 10_000n;

export function sealCopies(store: Pick<DocumentStore, "getPiece" | "putPiece">): SealCopies {
  const placeOf = (number: bigint) =>
    [
      `seals-${String(number / perFolder).padStart(5, "0")}`,
      `${String(number).padStart(12, "0")}.json`,
    ] as const;
  const get = async (number: bigint): Promise<string | null> => {
    const bytes = await store.getPiece(...placeOf(number));
    return bytes === null ? null : Buffer.from(bytes).toString("utf8");
  };
  return {
    get,
    async put(number, text) {
      const stored = await get(number);
      if (stored !== null) return stored === text;
      try {
        await store.putPiece(...placeOf(number), Buffer.from(text));
        return true;
      } catch (error) {
        // Another worker may have stored it since.
        const meanwhile = await get(number);
        if (meanwhile === null) throw error;
        return meanwhile === text;
      }
    },
  };
}

/** Where the copies are: beside the documents, below a prefix of their bucket or in a folder of their folder. */
export function placeOfSeals(documents: DocumentsPlace): DocumentsPlace {
  return documents.kind === "s3"
    ? { ...documents, folder: "audit/" }
    : { ...documents, folder: join(documents.folder, "audit") };
}
