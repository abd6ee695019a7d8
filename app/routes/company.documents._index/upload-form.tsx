import { useTranslations } from "use-intl";
import { FileUpload } from "#app/components/documents/file-upload.tsx";
import { useReaderNote } from "#app/components/ui/reads-only.ts";
import { SelectField } from "#app/components/ui/inputs.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { DOCUMENT_KINDS } from "#app/domain/codes/documents.ts";
import { paths } from "#app/shared/paths.ts";
import { useReply } from "#app/shared/reply.ts";
import type { listDocumentsAsCompany } from "#app/services/documents/list-documents-as-company.server.ts";

type Read = Awaited<ReturnType<typeof listDocumentsAsCompany>>;

interface UploadProps {
  /** The document that the file replaces, if any. */
  renews: Read["documents"][number] | null;
}

/** Uploads one document of a kind, or the next version of another. */
export function UploadForm({ renews }: UploadProps) {
  const t = useTranslations("documents.upload");
  const kinds = useTranslations("documents.kinds");
  const posted = useReply("upload");
  if (useReaderNote() !== null) return null;
  const about = renews === null ? {} : { replaces: renews.id };
  const title = renews === null ? t("title") : t("renewTitle", { name: renews.newest.name });
  return (
    <Section id="upload-title" title={title} note={t("any")}>
      <FileUpload
        id="upload"
        page={paths.company.documents()}
        action={paths.company.documents(about)}
        posted={posted}
        sent={about}
        stored={{ kind: renews?.newest.kind }}
        labels={{ kind: t("kind") }}
        fields={(form) => (
          <SelectField
            field={form.field("kind")}
            label={t("kind")}
            options={DOCUMENT_KINDS.map((value) => ({ value, label: kinds(value) }))}
          />
        )}
      />
    </Section>
  );
}
