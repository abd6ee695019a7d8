import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { LivePage } from "#app/components/live/live-page.tsx";
import { ErrorSummary, FormSection, PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { PageHeader, Section, crumbTo } from "#app/components/ui/page-header.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { errorsOfReply } from "#app/components/ui/reply-form.ts";
import { requireMember } from "#app/http/guards.server.ts";
import { deletionPath } from "#app/shared/deletion-path.ts";
import { paths } from "#app/shared/paths.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { useReply } from "#app/shared/reply.ts";
import { translator } from "#app/i18n/translator.ts";
import { listExports } from "#app/services/exports/list-exports.server.ts";
import { requestExport } from "#app/services/exports/request-export.server.ts";
import { Archives } from "./archives.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireMember(args);
  const { whyNot, exports } = await listExports(ctx, actor);
  const title = translator(locale, "accounts")("export.title");
  return { title, side: actor.kind, isOwner: whyNot === null, exports, now: ctx.now() };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor, locale } = await requireMember(args);
  await requestExport(ctx, actor, { locale });
  return seeOther(paths.exports());
}

export default function ExportPage() {
  const { title, side, isOwner, exports, now } = useLoaderData<typeof loader>();
  const t = useTranslations("accounts");
  const reply = useReply();
  const isUnderWay = exports.some(({ status }) => status === "queued" || status === "running");
  return (
    <>
      <ErrorSummary errors={errorsOfReply(reply.form)} />
      <PageHeader
        title={title}
        lead={t("export.lead")}
        crumbs={crumbTo(t("sessions.back"), t("sessions.back"), paths.account())}
      />
      <div className="stack-lg">
        <RefusalNotice refusal={reply.refusal} />
        <FormSection title={t("export.new")} text={t("export.askText")}>
          {!isOwner ? <Notice>{t("export.owners")}</Notice> : null}
          {isOwner && isUnderWay ? <p className="muted">{t("export.underWay")}</p> : null}
          {isOwner && !isUnderWay ? (
            <PostForm className="row">
              <SubmitButton>{t("export.ask")}</SubmitButton>
            </PostForm>
          ) : null}
        </FormSection>
        <Section id="archives" spaced={false} title={t("export.archives")}>
          <Archives exports={exports} isOwner={isOwner} now={now} />
        </Section>
        {isOwner ? (
          <p className="muted">
            {t("export.beforeDeletion")}{" "}
            <Link to={deletionPath(side)}>{t("account.organizationDeletion")}</Link>
          </p>
        ) : null}
      </div>
      <LivePage
        changes={paths[side].changes()}
        asOf={now}
        about="notifications"
        announcement={t("export.changed")}
      />
    </>
  );
}
