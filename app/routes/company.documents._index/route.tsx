import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { AnswerLink } from "#app/components/documents/answer-link.tsx";
import { useRequestedDocuments } from "#app/components/documents/requested-documents.ts";
import { RequestTable } from "#app/components/documents/request-table.tsx";
import { useReaderNote } from "#app/components/ui/reads-only.ts";
import { PageHeader, Section } from "#app/components/ui/page-header.tsx";
import { FormErrors } from "#app/components/ui/refusal.tsx";
import { errorsOfReply } from "#app/components/ui/reply-form.ts";
import { documentsForm, documentsQuery } from "#app/domain/documents/forms.ts";
import { readFileForm, refuseFile } from "#app/http/forms/file-form.server.ts";
import { requireCompany } from "#app/http/guards.server.ts";
import { paths } from "#app/shared/paths.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { useReply } from "#app/shared/reply.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { formatSize } from "#app/i18n/format-size.ts";
import { translator } from "#app/i18n/translator.ts";
import { listDocumentsAsCompany } from "#app/services/documents/list-documents-as-company.server.ts";
import { actOnDocuments } from "./act-on-documents.server.ts";
import { AdminOpeningTable } from "./admin-opening-table.tsx";
import { DocumentTable } from "./document-table.tsx";
import { OpeningTable } from "./opening-table.tsx";
import { UploadForm } from "./upload-form.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireCompany(args);
  const { replaces } = readQuery(args.request, documentsQuery);
  const read = await listDocumentsAsCompany(ctx, actor);
  return {
    ...read,
    renews: read.documents.find(({ id }) => id === replaces) ?? null,
    title: translator(locale, "documents")("title"),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireCompany(args);
  const fault = await readFileForm(args, documentsForm, (form, file) =>
    actOnDocuments(ctx, actor, form, file),
  );
  return fault === null ? seeOther(paths.company.documents()) : refuseFile(args, fault);
}

export default function CompanyDocuments() {
  const { documents, requests, owed, openings, adminOpenings, usedBytes, roomBytes, renews } =
    useLoaderData<typeof loader>();
  const t = useTranslations("documents");
  const locale = useLocale();
  const asked = useRequestedDocuments(requests, owed);
  const mayUpload = useReaderNote() === null;
  const [remove, removeVersion] = [useReply("remove"), useReply("remove-version")];
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")}>
        <span>{t("room", { used: formatSize(usedBytes), room: formatSize(roomBytes) })}</span>
        {mayUpload && documents.length > 0 ? <a href="#upload-title">{t("upload.title")}</a> : null}
      </PageHeader>
      {asked.length === 0 ? null : (
        <Section id="requests" title={t("requests.title")} spaced={false}>
          <RequestTable
            requests={asked}
            fromOf={({ nameZh, nameEn }) => inLanguage(locale, nameZh, nameEn)}
            actOf={(row) => <AnswerLink {...row} />}
          />
        </Section>
      )}
      <FormErrors
        errors={[...errorsOfReply(remove.form), ...errorsOfReply(removeVersion.form)]}
        refusal={remove.refusal ?? removeVersion.refusal}
      />
      {documents.length === 0 ? (
        <Section id="documents" title={t("empty")}>
          <p className="muted">{t("emptyText")}</p>
        </Section>
      ) : (
        <Section id="documents" title={t("all")}>
          <DocumentTable documents={documents} />
        </Section>
      )}
      <UploadForm renews={renews} key={renews?.id ?? ""} />
      <Section id="openings" title={t("openings.title")}>
        <OpeningTable openings={openings} />
      </Section>
      <Section id="admin-openings" title={t("adminOpenings.title")}>
        <AdminOpeningTable openings={adminOpenings} />
      </Section>
    </>
  );
}
