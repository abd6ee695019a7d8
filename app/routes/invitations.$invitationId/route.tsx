import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { InvitationAnswer } from "#app/components/accounts/invitation-answer.tsx";
import { Fact, FactList } from "#app/components/ui/facts.tsx";
import { ErrorSummary } from "#app/components/ui/form.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { usePageForm } from "#app/components/ui/reply-form.ts";
import { useTerm } from "#app/components/ui/term.tsx";
import { Deadline } from "#app/components/ui/when.tsx";
import { invitationForm } from "#app/domain/accounts/forms.ts";
import { clientOf } from "#app/http/server/client.server.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { requireUser, visitor } from "#app/http/guards.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { paths } from "#app/shared/paths.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { translator } from "#app/i18n/translator.ts";
import { acceptAsNewPerson } from "#app/services/accounts/accept-as-new-person.server.ts";
import { acceptInvitation } from "#app/services/accounts/accept-invitation.server.ts";
import { readInvitation } from "#app/services/accounts/read-invitation.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, session } = await visitor(args);
  const invitationId = idParam(args.params, "invitationId");
  const token = new URL(args.request.url).searchParams.get("token") ?? "";
  const invitation = await readInvitation(ctx, actor, { invitationId, token });
  const { organizationName: organization } = invitation;
  const title = translator(locale, "accounts")("invitation.title", { organization });
  return { title, invitation, token, locale, signedInAs: session?.email ?? null, now: ctx.now() };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await visitor(args);
  const invitationId = idParam(args.params, "invitationId");
  const form = await readForm(args, invitationForm, { hide: ["password"] });
  if (form.act === "join") {
    const client = clientOf(args);
    return seeOther(paths.signIn(), await acceptAsNewPerson(ctx, actor, { ...form, invitationId, client }));
  }
  const { session } = await requireUser(args);
  await acceptInvitation(ctx, session, { ...form, invitationId });
  return seeOther(paths.signIn());
}

export default function InvitationPage() {
  const { title, invitation, token, locale, signedInAs, now } = useLoaderData<typeof loader>();
  const t = useTranslations("accounts");
  const term = useTerm();
  const labels = {
    name: t("fields.name"),
    password: t("fields.password"),
    locale: t("fields.locale"),
    accepted: t("agreements.accept"),
  };
  const form = usePageForm("invitation", labels, { locale });
  const { email, inviterName, organizationName, organizationKind, role, expiresAt } = invitation;
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHeader title={title} lead={t("invitation.lead", { inviter: inviterName, email })} />
      <div className="split split--rail-end">
        <div className="stack-lg">
          <RefusalNotice refusal={form.refusal} />
          <InvitationAnswer
            invitation={invitation}
            to={paths.invitation(invitation.id, token)}
            token={token}
            signedInAs={signedInAs}
            form={form}
          />
        </div>
        <FactList>
          <Fact label={t("invitation.organization")} value={organizationName} />
          <Fact label={t("invitation.kind")} value={t(`invitation.kinds.${organizationKind}`)} />
          <Fact label={t("invitation.role")} value={term("memberRoles", role)} />
          <Fact label={t("invitation.until")} value={<Deadline at={expiresAt} now={now} />} />
        </FactList>
      </div>
    </>
  );
}
