import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { LeavingNotices } from "#app/components/deletion/leaving-notices.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { ErrorSummary, FormSection } from "#app/components/ui/form.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { errorsOfReply } from "#app/components/ui/reply-form.ts";
import { accountForm } from "#app/domain/accounts/forms.ts";
import { chosenLocale } from "#app/http/answers/choice-cookies.server.ts";
import { clientOf } from "#app/http/server/client.server.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { leavingOf } from "#app/http/answers/leaving.server.ts";
import { deletionPath } from "#app/shared/deletion-path.ts";
import { paths } from "#app/shared/paths.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { useReply } from "#app/shared/reply.ts";
import { translator } from "#app/i18n/translator.ts";
import { changePassword } from "#app/services/accounts/change-password.server.ts";
import { changePerson } from "#app/services/accounts/change-person.server.ts";
import { chooseOrganization } from "#app/services/accounts/choose-organization.server.ts";
import { listOrganizations } from "#app/services/accounts/list-organizations.server.ts";
import { NoOrganization } from "./no-organization.tsx";
import { Organizations } from "./organizations.tsx";
import { PasswordForm } from "./password-form.tsx";
import { PersonForm } from "./person-form.tsx";
import { useActForm } from "#app/components/ui/act-form.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale, session } = await requireUser(args);
  const { name, email, locale: emailsIn, membership: membership } = session;
  const organizations = await listOrganizations(ctx, session);
  const inUse =
    membership.kind === "company"
      ? membership.companyId
      : membership.kind === "institution"
        ? membership.institutionId
        : null;
  const title = translator(locale, "accounts")("account.title");
  return {
    title,
    person: { name, locale: emailsIn },
    email,
    organizations,
    inUse,
    membership: membership.kind,
    leaving: leavingOf(session, locale),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, session } = await requireUser(args);
  const form = await readForm(args, accountForm, { hide: ["present", "password"] });
  switch (form.act) {
    case "person":
      await changePerson(ctx, session, form);
      return seeOther(paths.account(), { "set-cookie": chosenLocale(args.request, form.locale) });
    case "password":
      return seeOther(
        paths.account(),
        await changePassword(ctx, session, { ...form, client: clientOf(args) }),
      );
    case "organization":
      await chooseOrganization(ctx, session, form);
      return seeOther(paths.signIn());
  }
}

export default function AccountPage() {
  const { title, person, email, organizations, inUse, membership, leaving } = useLoaderData<typeof loader>();
  const t = useTranslations("accounts");
  const reply = useReply();
  const personForm = useActForm("person", { name: t("fields.name"), locale: t("fields.locale") }, person);
  const passwords = { present: t("fields.present"), password: t("fields.newPassword") };
  const passwordForm = useActForm("password", passwords);
  const errors = [
    ...personForm.errors,
    ...passwordForm.errors,
    ...(reply.act === "organization" ? errorsOfReply(reply.form) : []),
  ];
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={title} lead={email} />
      <div className="stack-lg">
        <RefusalNotice refusal={reply.refusal} />
        <LeavingNotices leaving={leaving} />
        <FormSection title={t("account.you")} text={t("account.youText")}>
          <PersonForm form={personForm} />
        </FormSection>
        <FormSection title={t("account.password")} text={t("account.passwordText")}>
          <PasswordForm form={passwordForm} email={email} />
        </FormSection>
        {organizations.length === 0 && membership === "none" ? <NoOrganization /> : null}
        {organizations.length > 1 ? (
          <FormSection title={t("account.organizations")} text={t("account.organizationsText")}>
            <Organizations organizations={organizations} inUse={inUse} />
          </FormSection>
        ) : null}
        <LinkSection
          title={t("account.emails")}
          text={t("account.emailsText")}
          to={paths.emails()}
          link={t("account.toEmails")}
        />
        {membership === "company" || membership === "institution" ? (
          <LinkSection
            title={t("export.link")}
            text={t("export.linkText")}
            to={paths.exports()}
            link={t("export.archives")}
          />
        ) : null}
        {membership === "company" || membership === "institution" ? (
          <LinkSection
            title={t("account.organizationDeletion")}
            text={t("account.organizationDeletionText")}
            to={deletionPath(membership)}
            link={t("account.toDeletion")}
          />
        ) : null}
        <LinkSection
          title={t("account.factor")}
          text={t("account.factorText")}
          to={paths.secondFactor()}
          link={t("account.toFactor")}
        />
        <LinkSection
          title={t("account.devices")}
          text={t("account.devicesText")}
          to={paths.sessions()}
          link={t("account.toDevices")}
        />
        <LinkSection
          title={t("account.deletion")}
          text={t("account.deletionText")}
          to={deletionPath()}
          link={t("account.toDeletion")}
        />
      </div>
    </>
  );
}

function LinkSection({ title, text, to, link }: Record<"title" | "text" | "to" | "link", string>) {
  return (
    <FormSection title={title} text={text}>
      <p>
        <LinkButton to={to}>{link}</LinkButton>
      </p>
    </FormSection>
  );
}
