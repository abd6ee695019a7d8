import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { InventoryLists } from "#app/components/deletion/inventory-lists.tsx";
import { OpenDeletion } from "#app/components/deletion/open-deletion.tsx";
import { ErrorSummary, PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { PageHeader, Section, crumbTo } from "#app/components/ui/page-header.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { errorsOfReply } from "#app/components/ui/reply-form.ts";
import { deletionForm } from "#app/domain/deletion/forms.ts";
import { DELETION_DAYS } from "#app/domain/deletion/lifecycle.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { formatDay } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/translator.ts";
import { deletionPath } from "#app/shared/deletion-path.ts";
import { paths } from "#app/shared/paths.ts";
import { useReply } from "#app/shared/reply.ts";
import { cancelOwnDeletion } from "#app/services/deletion/cancel-own-deletion.server.ts";
import { readOwnDeletion } from "#app/services/deletion/read-own-deletion.server.ts";
import { requestOwnDeletion } from "#app/services/deletion/request-own-deletion.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale, session } = await requireUser(args);
  const { membership } = session;
  return {
    title: translator(locale, "accounts")("deletion.title.person"),
    canExport: membership.kind === "company" || membership.kind === "institution",
    ...(await readOwnDeletion(ctx, session)),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, session } = await requireUser(args);
  const form = await readForm(args, deletionForm);
  if (form.act === "request") await requestOwnDeletion(ctx, session);
  else await cancelOwnDeletion(ctx, session);
  return seeOther(deletionPath());
}

export default function DeletionPage() {
  const { title, open, obstacles, lastDay, canExport } = useLoaderData<typeof loader>();
  const t = useTranslations("accounts.deletion");
  const accounts = useTranslations("accounts");
  const locale = useLocale();
  const reply = useReply();
  return (
    <>
      <ErrorSummary errors={errorsOfReply(reply.form)} />
      <PageHeader
        title={title}
        lead={t("lead.person", { days: DELETION_DAYS })}
        crumbs={crumbTo(accounts("account.title"), accounts("account.title"), paths.account())}
      />
      <div className="stack-lg">
        <RefusalNotice refusal={reply.refusal} />
        {open === null ? null : <OpenDeletion deletion={open} mayCancel />}
        {obstacles.length === 0 ? null : (
          <Notice title={t("obstacles.title")}>
            {obstacles.map((obstacle) => (
              <p key={obstacle}>{t(`obstacles.${obstacle}`)}</p>
            ))}
          </Notice>
        )}
        <InventoryLists kind="person" />
        {open === null && obstacles.length === 0 ? (
          <Section id="request" spaced={false} title={t("request.title")}>
            <PostForm sent={{ act: "request" }}>
              <p>{t("request.text", { lastDay: formatDay(locale, lastDay) })}</p>
              {canExport ? (
                <p>
                  {t.rich("request.take", {
                    export: (words) => <Link to={paths.exports()}>{words}</Link>,
                  })}
                </p>
              ) : null}
              <div className="row">
                <SubmitButton tone="danger">{t("request.person")}</SubmitButton>
              </div>
            </PostForm>
          </Section>
        ) : null}
      </div>
    </>
  );
}
