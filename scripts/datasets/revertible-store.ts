import type { DocumentStore } from "#app/integrations/documents/store.ts";

/** A store whose new files can be removed again: a disk takes no part in the transaction of their rows. */
export function revertibleStore(store: DocumentStore): DocumentStore & { undo(): Promise<void> } {
  const written = new Set<string>();
  return {
    ...store,
    async putPiece(fileId, key, bytes) {
      written.add(fileId);
      await store.putPiece(fileId, key, bytes);
    },
    async undo() {
      for (const fileId of written) await store.remove(fileId);
      written.clear();
    },
  };
}
