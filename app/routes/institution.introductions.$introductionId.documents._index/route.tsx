import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { RequestTable } from "#app/components/documents/request-table.tsx";
import { LiveMessages } from "#app/components/introductions/live-messages.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { StaleFormNotice } from "#app/components/ui/stale-form-notice.tsx";
import { PageHeader, Section, crumbTo } from "#app/components/ui/page-header.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { FormErrors } from "#app/components/ui/refusal.tsx";
import { errorsOfReply } from "#app/components/ui/reply-form.ts";
import { documentRequestForms } from "#app/domain/documents/forms.ts";
import { horizons } from "#app/domain/horizons.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { paths } from "#app/shared/paths.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { useReply } from "#app/shared/reply.ts";
import { translator } from "#app/i18n/translator.ts";
import { dayOf } from "#app/lib/days.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { listSharedDocuments } from "#app/services/documents/list-shared-documents.server.ts";
import { requestDocument } from "#app/services/documents/request-document.server.ts";
import { withdrawRequest } from "#app/services/documents/withdraw-request.server.ts";
import { matterTitle } from "#app/shared/matter-title.server.ts";
import { AskForm } from "./ask-form.tsx";
import { SharedFiles } from "./shared-files.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireInstitution(args);
  const read = await listSharedDocuments(ctx, actor, idParam(args.params, "introductionId"));
  const name = matterTitle(locale, read.introduction, { kind: "introduction", ...read.introduction });
  const title = translator(locale, "documents")("institution.title", { name });
  return { ...read, name, now: ctx.now(), deadline: horizons.deadline(dayOf(ctx.now())), title };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireInstitution(args);
  const introductionId = idParam(args.params, "introductionId");
  const form = await readForm(args, documentRequestForms(dayOf(ctx.now())));
  if (form.act === "withdraw") {
    await withdrawRequest(ctx, actor, { introductionId, requestId: form.request });
  } else {
    const { kind, words, dueOn } = form;
    await requestDocument(ctx, actor, { introductionId, kind, words, dueOn });
  }
  return seeOther(paths.institution.introductionDocuments(introductionId));
}

export default function SharedDocuments() {
  const { introduction, files, requests, whyNotRequest, name, title, now, deadline } =
    useLoaderData<typeof loader>();
  const t = useTranslations("documents");
  const common = useTranslations("introduction");
  const { form, refusal } = useReply("withdraw");
  return (
    <>
      <LiveMessages side="institution" asOf={now} />
      <PageHeader
        title={title}
        lead={t("institution.lead")}
        crumbs={crumbTo(common("crumbs"), name, paths.institution.introduction(introduction.id))}
      >
        <span className="nowrap">{runningNumber("introduction", introduction.number)}</span>
      </PageHeader>
      <StaleFormNotice />
      {whyNotRequest === null ? (
        <SharedFiles files={files} introductionId={introduction.id} />
      ) : (
        <Notice>
          <p>{t("institution.closed")}</p>
        </Notice>
      )}
      <Section id="requests" title={t("requests.title")}>
        <FormErrors errors={errorsOfReply(form, { request: t("ask.withdraw") })} refusal={refusal} />
        <RequestTable
          requests={requests}
          actOf={({ id }) => (
            <PostForm className="" sent={{ request: id }}>
              <SubmitButton tone="secondary" size="sm" act="withdraw">
                {t("ask.withdraw")}
              </SubmitButton>
            </PostForm>
          )}
        />
      </Section>
      {whyNotRequest === null ? <AskForm deadline={deadline} key={requests.length} /> : null}
    </>
  );
}
