import { useTranslations } from "use-intl";
import { DocumentKindName } from "#app/components/documents/file-facts.tsx";
import { RecordTable } from "#app/components/ui/record-table.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import { paths } from "#app/shared/paths.ts";
import { formatSize } from "#app/i18n/format-size.ts";
import type { listSharedDocuments } from "#app/services/documents/list-shared-documents.server.ts";

type Shared = Awaited<ReturnType<typeof listSharedDocuments>>["files"][number];

/** The documents that are open to the institution, each with its latest version. */
export function SharedFiles({ files, introductionId }: { files: readonly Shared[]; introductionId: string }) {
  const t = useTranslations("documents.list");
  const words = useTranslations("documents.institution");
  if (files.length === 0) return <p className="muted">{words("none")}</p>;
  return (
    <RecordTable
      caption={t("name")}
      rows={files}
      columns={[
        {
          key: "name",
          head: t("name"),
          cell: ({ id, name }) => <a href={paths.institution.documentFile(introductionId, id)}>{name}</a>,
        },
        { key: "kind", head: t("kind"), cell: ({ kind }) => <DocumentKindName kind={kind} /> },
        { key: "version", head: t("version"), number: true, cell: ({ version }) => version },
        { key: "size", head: t("size"), number: true, cell: ({ sizeBytes }) => formatSize(sizeBytes) },
        { key: "opened", head: words("opened"), cell: ({ openedAt }) => <Instant at={openedAt} /> },
      ]}
    />
  );
}
