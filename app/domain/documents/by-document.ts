import { setHash } from "#app/lib/set-hash.ts";
import type { DocumentKind, FileStatus } from "#app/domain/codes/documents.ts";

type File = {
  id: string;
  documentId: string | null;
  version: number | null;
  kind: DocumentKind;
  name: string;
  sizeBytes: bigint;
  status: FileStatus;
  sealedAt: Date | null;
};

export type DocumentOf<Row extends File> = {
  id: string;
  /** The latest version, whatever its status. */
  newest: Row;
  /** The version that others see; null while none is clean. */
  clean: Row | null;
  older: readonly Row[];
};

/** Groups file versions, newest first, by document; documents keep their order. */
export function byDocument<Row extends File>(files: readonly Row[]): DocumentOf<Row>[] {
  const groups = Map.groupBy(
    files.filter(({ documentId }) => documentId !== null),
    ({ documentId }) => documentId,
  );
  return [...groups].flatMap(([id, [newest, ...older]]) =>
    id === null || newest === undefined
      ? []
      : [{ id, newest, older, clean: [newest, ...older].find(({ status }) => status === "clean") ?? null }],
  );
}

/** What a page showed of a company's documents: which were open to an institution, and the file of each. */
export function markOfDocuments(
  openIds: Iterable<string>,
  documents: readonly { clean: { id: string } | null }[],
): string {
  return setHash([...openIds, ...documents.flatMap(({ clean }) => clean?.id ?? [])]) || "0";
}
