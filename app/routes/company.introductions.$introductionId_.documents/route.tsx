import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { AnswerLink } from "#app/components/documents/answer-link.tsx";
import { useRequestedDocuments } from "#app/components/documents/requested-documents.ts";
import { RequestTable } from "#app/components/documents/request-table.tsx";
import { useActForm } from "#app/components/ui/act-form.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { CheckboxesField } from "#app/components/ui/choices.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { StaleFormNotice } from "#app/components/ui/stale-form-notice.tsx";
import { PageHeader, Section, crumbTo } from "#app/components/ui/page-header.tsx";
import { FormErrors } from "#app/components/ui/refusal.tsx";
import { openDocumentsForm } from "#app/domain/documents/forms.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { requireCompany } from "#app/http/guards.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { paths } from "#app/shared/paths.ts";
import { reviewPaths } from "#app/shared/review-paths.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { translator } from "#app/i18n/translator.ts";
import { openDocuments } from "#app/services/documents/open-documents.server.ts";
import { readIntroductionDocuments } from "#app/services/documents/read-introduction-documents.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireCompany(args);
  const read = await readIntroductionDocuments(ctx, actor, idParam(args.params, "introductionId"));
  const { institutionNameZh, institutionNameEn } = read.introduction;
  const institution = inLanguage(locale, institutionNameZh, institutionNameEn);
  return { ...read, institution, title: translator(locale, "documents")("company.title", { institution }) };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireCompany(args);
  const introductionId = idParam(args.params, "introductionId");
  const { documents, shown } = await readForm(args, openDocumentsForm);
  const { needsExtension } = await openDocuments(ctx, actor, {
    introductionId,
    documentIds: documents,
    shown,
  });
  return seeOther(
    needsExtension
      ? reviewPaths.extension(introductionId, { added: ["documents"], days: null, documents })
      : paths.company.introductionDocuments(introductionId),
  );
}

export default function DocumentsOfIntroduction() {
  const data = useLoaderData<typeof loader>();
  const { introduction, institution, title, requests, owed, whyNotOpen } = data;
  const t = useTranslations("documents");
  const asked = useRequestedDocuments(requests, owed);
  const common = useTranslations("introduction");
  return (
    <>
      <PageHeader
        title={title}
        lead={t("company.lead", { institution })}
        crumbs={crumbTo(common("crumbs"), institution, paths.company.introduction(introduction.id))}
      />
      <StaleFormNotice />
      {whyNotOpen === null ? (
        <OpenForm {...data} />
      ) : (
        <Notice>
          <p>{t("company.closed")}</p>
        </Notice>
      )}
      <Section id="requests" title={t("requests.title")}>
        <RequestTable requests={asked} actOf={(row) => <AnswerLink {...row} />} />
      </Section>
    </>
  );
}

type Read = Awaited<ReturnType<typeof readIntroductionDocuments>>;

function OpenForm({
  documents,
  shown,
  isConsentWidened,
}: Pick<Read, "documents" | "shown" | "isConsentWidened">) {
  const t = useTranslations("documents.company");
  const kinds = useTranslations("documents.kinds");
  const open = documents.filter(({ isOpen }) => isOpen).map(({ id }) => id);
  const form = useActForm("open", { documents: t("field") }, { documents: open });
  if (documents.length === 0) {
    return (
      <div className="stack">
        <p className="muted">{t("none")}</p>
        <div className="row">
          <LinkButton to={paths.company.documents()}>{t("toUpload")}</LinkButton>
        </div>
      </div>
    );
  }
  return (
    <PostForm id={form.id} sent={{ shown }}>
      <FormErrors errors={form.errors} refusal={form.refusal} />
      <CheckboxesField
        {...form.labelled("documents")}
        column
        choices={documents.map(({ id, newest, clean, isOpen }) => ({
          value: id,
          label: (clean ?? newest).name,
          note: isOpen ? t("openNow", { kind: kinds(newest.kind) }) : kinds(newest.kind),
        }))}
      />
      {isConsentWidened ? <p className="small">{t("widens")}</p> : null}
      <div className="form-actions">
        <SubmitButton act="open">{t(isConsentWidened ? "toReview" : "act")}</SubmitButton>
        <LinkButton to={paths.company.documents()} tone="quiet">
          {t("toUpload")}
        </LinkButton>
      </div>
    </PostForm>
  );
}
