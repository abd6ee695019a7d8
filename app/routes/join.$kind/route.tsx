import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { ErrorSummary } from "#app/components/ui/form.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { usePageForm } from "#app/components/ui/reply-form.ts";
import { joinForm, openOrganizationForm } from "#app/domain/accounts/forms.ts";
import { ORGANIZATION_KINDS } from "#app/domain/accounts/organization-kinds.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { homeOf, visitor } from "#app/http/guards.server.ts";
import { wordParam } from "#app/http/forms/params.ts";
import { paths } from "#app/shared/paths.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { translator } from "#app/i18n/translator.ts";
import { openOrganization } from "#app/services/accounts/open-organization.server.ts";
import { requestAccount } from "#app/services/accounts/request-account.server.ts";
import { NewAccount } from "./new-account.tsx";
import { NewOrganization } from "./new-organization.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { locale, session } = await visitor(args);
  const kind = wordParam(args.params, "kind", ORGANIZATION_KINDS);
  if (session !== null && session.membership.kind !== "none") return seeOther(homeOf(session));
  const title = translator(locale, "accounts")(`joinAs.title.${kind}`);
  const description = translator(locale, "public")("descriptions.joinAs", { kind });
  return { title, description, kind, locale, signedInAs: session?.name ?? null };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor, session } = await visitor(args);
  const kind = wordParam(args.params, "kind", ORGANIZATION_KINDS);
  if (session === null) {
    const form = await readForm(args, joinForm, { hide: ["password"] });
    await requestAccount(ctx, actor, { ...form, kind, clientAddress: args.context.clientAddress });
    return seeOther(paths.verifyEmail());
  }
  const form = await readForm(args, openOrganizationForm);
  await openOrganization(ctx, session, { ...form, kind });
  return seeOther(paths.signIn());
}

export default function JoinAsPage() {
  const { title, kind, locale, signedInAs } = useLoaderData<typeof loader>();
  const t = useTranslations("accounts");
  const form = usePageForm(
    "join",
    {
      organizationName: t("fields.organizationName"),
      name: t("fields.name"),
      email: t("fields.email"),
      password: t("fields.password"),
      locale: t("fields.locale"),
      accepted: t("agreements.accept"),
    },
    { locale },
  );
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHeader
        title={title}
        lead={signedInAs === null ? t(`joinAs.lead.${kind}`) : t("joinAs.openLead", { name: signedInAs })}
      />
      <div className="stack-lg">
        <RefusalNotice refusal={form.refusal} />
        {signedInAs === null ? <NewAccount form={form} /> : <NewOrganization form={form} />}
      </div>
    </>
  );
}
