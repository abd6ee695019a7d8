import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { ErrorSummary, PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { EmailField, PasswordField } from "#app/components/ui/account-fields.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { usePageForm } from "#app/components/ui/reply-form.ts";
import { signInForm } from "#app/domain/accounts/forms.ts";
import { languageHeaders } from "#app/http/answers/choice-cookies.server.ts";
import { clientOf } from "#app/http/server/client.server.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { homeOf, visitor } from "#app/http/guards.server.ts";
import { paths, safeReturn } from "#app/shared/paths.ts";
import { recoveryPaths } from "#app/shared/recovery-paths.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { translator } from "#app/i18n/translator.ts";
import { confirmEmail } from "#app/services/accounts/confirm-email.server.ts";
import { signIn } from "#app/services/accounts/sign-in.server.ts";
import { DemoAccounts } from "./demo-accounts.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale, session } = await visitor(args);
  const to = safeReturn(new URL(args.request.url).searchParams.get("to"));
  // Signed-in people go to the requested page, or their start page.
  if (session !== null) return seeOther(to ?? homeOf(session), languageHeaders(args.request, session.locale));
  const title = translator(locale, "accounts")("signIn.title");
  const description = translator(locale, "public")("descriptions.signIn");
  return { title, description, to, isDemonstration: ctx.config.isDemo };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await visitor(args);
  const { email, password, to, token } = await readForm(args, signInForm, { hide: ["password"] });
  if (token !== undefined) await confirmEmail(ctx, actor, { token });
  const { headers, needsCode, userId, isRecoverable } = await signIn(ctx, actor, {
    email,
    password,
    client: clientOf(args),
  });
  if (userId !== null) args.context.notes.userId = userId;
  const next = safeReturn(to) ?? undefined;
  if (isRecoverable === true) return seeOther(recoveryPaths.own(next), headers);
  return seeOther(needsCode ? paths.signInCode(next) : paths.signIn(next), headers);
}

export default function SignInPage() {
  const { to, isDemonstration } = useLoaderData<typeof loader>();
  const t = useTranslations("accounts");
  const labels = { email: t("fields.email"), password: t("fields.password") };
  const form = usePageForm("sign-in", labels);
  const { defaultValue: email } = form.field("email");
  const needsLink = form.refusal?.code === "email-unconfirmed" || form.refusal?.code === "link-not-valid";
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHeader title={t("signIn.title")} lead={to === null ? undefined : t("signIn.toGoOn")} />
      <div className="split split--rail-end">
        <div className="stack-lg">
          <RefusalNotice refusal={form.refusal} />
          {needsLink && email !== undefined ? <Resend email={email} /> : null}
          <PostForm document sent={to === null ? {} : { to }}>
            <EmailField {...form.labelled("email")} />
            <PasswordField {...form.labelled("password")} />
            <div className="form-actions">
              <SubmitButton>{t("signIn.submit")}</SubmitButton>
              <Link to={paths.forgotPassword()}>{t("signIn.forgot")}</Link>
            </div>
          </PostForm>
          <p>
            {t("signIn.noAccount")} <Link to={paths.join()}>{t("signIn.join")}</Link>
          </p>
        </div>
        {isDemonstration ? <DemoAccounts /> : null}
      </div>
    </>
  );
}

function Resend({ email }: { email: string }) {
  const t = useTranslations("accounts.signIn");
  return (
    <PostForm action={paths.verifyEmail()} className="row" sent={{ act: "resend", email }}>
      <SubmitButton tone="secondary">{t("resend")}</SubmitButton>
    </PostForm>
  );
}
