import { useLocale, useTranslations } from "use-intl";
import { FileUpload } from "#app/components/documents/file-upload.tsx";
import { useReaderNote } from "#app/components/ui/reads-only.ts";
import { SelectField } from "#app/components/ui/inputs.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { DOCUMENT_KINDS } from "#app/domain/codes/documents.ts";
import { paths } from "#app/shared/paths.ts";
import { useReply } from "#app/shared/reply.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import type { listDocumentsAsCompany } from "#app/services/documents/list-documents-as-company.server.ts";

type Read = Awaited<ReturnType<typeof listDocumentsAsCompany>>;

interface UploadProps {
  /** The request that the file answers, or the document that it replaces; null for neither. */
  answers: Read["requests"][number] | null;
  renews: Read["documents"][number] | null;
}

/** Uploads one document of a kind; in answer to a request, or as the next version of another. */
export function UploadForm({ answers, renews }: UploadProps) {
  const t = useTranslations("documents.upload");
  const kinds = useTranslations("documents.kinds");
  const posted = useReply("upload");
  if (useReaderNote() !== null) return null;
  const about = {
    ...(answers === null ? {} : { request: answers.id }),
    ...(renews === null ? {} : { replaces: renews.id }),
  };
  return (
    <Section id="upload-title" title={<Title answers={answers} renews={renews} />} note={t("any")}>
      <FileUpload
        id="upload"
        page={paths.company.documents()}
        action={paths.company.documents(about)}
        posted={posted}
        sent={about}
        stored={{ kind: answers?.kind ?? renews?.newest.kind }}
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

function Title({ answers, renews }: UploadProps) {
  const t = useTranslations("documents.upload");
  const locale = useLocale();
  if (answers !== null) {
    const institution = inLanguage(locale, answers.nameZh, answers.nameEn);
    return <>{t("answerTitle", { institution, words: answers.words })}</>;
  }
  return <>{renews === null ? t("title") : t("renewTitle", { name: renews.newest.name })}</>;
}
