import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { AdminRoles } from "#app/components/accounts/admin-roles.tsx";
import { InvitationAnswer } from "#app/components/accounts/invitation-answer.tsx";
import { Fact, FactList } from "#app/components/ui/facts.tsx";
import { ErrorSummary } from "#app/components/ui/form.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { usePageForm } from "#app/components/ui/reply-form.ts";
import { Deadline } from "#app/components/ui/when.tsx";
import { invitationForm } from "#app/domain/accounts/forms.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { requireUser, visitor } from "#app/http/guards.server.ts";
import { clientOf } from "#app/http/server/client.server.ts";
import { translator } from "#app/i18n/translator.ts";
import { acceptAdminInvitation } from "#app/services/admins/accept-admin-invitation.server.ts";
import { acceptAsNewAdmin } from "#app/services/admins/accept-as-new-admin.server.ts";
import { readAdminInvitation } from "#app/services/admins/read-admin-invitation.server.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, session } = await visitor(args);
  const invitationId = idParam(args.params, "invitationId");
  const token = new URL(args.request.url).searchParams.get("token") ?? "";
  const invitation = await readAdminInvitation(ctx, actor, { invitationId, token });
  const title = translator(locale, "admin.admins")("invitation.title");
  return { title, invitation, token, locale, signedInAs: session?.email ?? null, now: ctx.now() };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await visitor(args);
  const invitationId = idParam(args.params, "invitationId");
  const form = await readForm(args, invitationForm, { hide: ["password"] });
  if (form.act === "join") {
    const client = clientOf(args);
    return seeOther(adminPaths.home(), await acceptAsNewAdmin(ctx, actor, { ...form, invitationId, client }));
  }
  const { session } = await requireUser(args);
  await acceptAdminInvitation(ctx, session, { ...form, invitationId });
  return seeOther(adminPaths.home());
}

export default function AdminInvitationPage() {
  const { title, invitation, token, locale, signedInAs, now } = useLoaderData<typeof loader>();
  const t = useTranslations("admin.admins.invitation");
  const fields = useTranslations("accounts");
  const labels = {
    name: fields("fields.name"),
    password: fields("fields.password"),
    locale: fields("fields.locale"),
    accepted: fields("agreements.accept"),
  };
  const form = usePageForm("invitation", labels, { locale });
  const { id, email, inviterName, roles, expiresAt } = invitation;
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHeader
        title={title}
        lead={inviterName === null ? t("lead", { email }) : t("leadBy", { inviter: inviterName, email })}
      />
      <div className="split split--rail-end">
        <div className="stack-lg">
          <RefusalNotice refusal={form.refusal} />
          <p>{t("factor")}</p>
          <InvitationAnswer
            invitation={invitation}
            to={adminPaths.invitation(id, token)}
            token={token}
            signedInAs={signedInAs}
            form={form}
          />
        </div>
        <div className="stack">
          <FactList>
            <Fact label={t("roles")} value={<AdminRoles roles={roles} />} />
            <Fact label={t("until")} value={<Deadline at={expiresAt} now={now} />} />
          </FactList>
          <p className="small muted">{t("only")}</p>
        </div>
      </div>
    </>
  );
}
