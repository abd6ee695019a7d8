import { FileState } from "#app/components/documents/file-facts.tsx";
import type { FileStatus } from "#app/domain/codes/documents.ts";
import { formatSize } from "#app/i18n/format-size.ts";

interface AttachedFileProps {
  file: { id: string | null; name: string | null; sizeBytes: bigint | null; status: FileStatus | null };
  files: string;
}

/** A file attached to a message; a download link once it is scanned. `files` is the address of the thread's files. */
export function AttachedFile({ file: { id, name, sizeBytes, status }, files }: AttachedFileProps) {
  if (id === null || name === null || status === null) return null;
  const isThere = status === "clean" || status === "pending";
  return (
    <p className="small">
      {isThere ? <a href={`${files}/${id}`}>{name}</a> : name}{" "}
      <span className="muted">{formatSize(sizeBytes ?? 0n)}</span>{" "}
      {status === "clean" ? null : <FileState status={status} />}
    </p>
  );
}
