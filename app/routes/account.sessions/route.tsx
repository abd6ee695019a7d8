import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { Badge } from "#app/components/ui/badge.tsx";
import { ErrorSummary, PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { PageHeader, crumbTo } from "#app/components/ui/page-header.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { errorsOfReply } from "#app/components/ui/reply-form.ts";
import { columnsNamed, RecordTable } from "#app/components/ui/record-table.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import { sessionsForm } from "#app/domain/accounts/forms.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { paths } from "#app/shared/paths.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { useReply } from "#app/shared/reply.ts";
import { translator } from "#app/i18n/translator.ts";
import { endOtherSessions } from "#app/services/accounts/end-other-sessions.server.ts";
import { endSession } from "#app/services/accounts/end-session.server.ts";
import { listSessions } from "#app/services/accounts/list-sessions.server.ts";
import { DeviceName } from "./device-name.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale, session } = await requireUser(args);
  const title = translator(locale, "accounts")("sessions.title");
  return { title, sessions: await listSessions(ctx, session) };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, session } = await requireUser(args);
  const form = await readForm(args, sessionsForm);
  if (form.act === "end") await endSession(ctx, session, form);
  else await endOtherSessions(ctx, session);
  return seeOther(paths.sessions());
}

export default function SessionsPage() {
  const { title, sessions } = useLoaderData<typeof loader>();
  const t = useTranslations("accounts.sessions");
  const reply = useReply();
  const { column, buttons } = columnsNamed(sessions, t);
  return (
    <>
      <ErrorSummary errors={errorsOfReply(reply.form)} />
      <PageHeader title={title} lead={t("lead")} crumbs={crumbTo(t("back"), t("back"), paths.account())} />
      <div className="stack-lg">
        <RefusalNotice refusal={reply.refusal} />
        <RecordTable
          caption={title}
          rows={sessions}
          columns={[
            column("device", ({ device }) => <DeviceName device={device} />),
            column("address", ({ address }) => address ?? ""),
            column("since", ({ since }) => <Instant at={since} />),
            column("confirmed", ({ confirmed }) => (confirmed === null ? "" : <Instant at={confirmed} />)),
            column("until", ({ until }) => <Instant at={until} />),
            buttons("end", ({ id, isThis }) =>
              isThis ? <Badge>{t("this")}</Badge> : <End sessionId={id} />,
            ),
          ]}
        />
        {sessions.length > 1 ? <EndOthers /> : null}
      </div>
    </>
  );
}

function End({ sessionId }: { sessionId: string }) {
  const t = useTranslations("accounts.sessions");
  return (
    <PostForm className="row" sent={{ act: "end", sessionId }}>
      <SubmitButton tone="secondary" size="sm">
        {t("end")}
      </SubmitButton>
    </PostForm>
  );
}

function EndOthers() {
  const t = useTranslations("accounts.sessions");
  return (
    <PostForm className="stack" sent={{ act: "end-others" }}>
      <p className="small muted">{t("endOthersText")}</p>
      <div className="row">
        <SubmitButton tone="danger">{t("endOthers")}</SubmitButton>
      </div>
    </PostForm>
  );
}
