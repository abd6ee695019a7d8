import { useTranslations } from "use-intl";
import type { DocumentKind, FileStatus } from "#app/domain/codes/documents.ts";
import { Badge, type BadgeTone } from "../ui/badge.tsx";

const tones: Record<FileStatus, BadgeTone | undefined> = {
  uploading: undefined,
  pending: "due",
  clean: "done",
  refused: "refused",
  removed: undefined,
};

/** What a document is. */
export function DocumentKindName({ kind }: { kind: DocumentKind }) {
  return <>{useTranslations("documents.kinds")(kind)}</>;
}

/** Processing state of a file. */
export function FileState({ status }: { status: FileStatus }) {
  return <Badge tone={tones[status]}>{useTranslations("documents.fileStatuses")(status)}</Badge>;
}
