import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { LinkButton } from "#app/components/ui/button.tsx";
import { ErrorSummary, PostForm } from "#app/components/ui/form.tsx";
import { PasswordField } from "#app/components/ui/account-fields.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { usePageForm } from "#app/components/ui/reply-form.ts";
import { newPasswordForm } from "#app/domain/accounts/forms.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { visitor } from "#app/http/guards.server.ts";
import { paths, withQuery } from "#app/shared/paths.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { translator } from "#app/i18n/translator.ts";
import { resetPassword } from "#app/services/accounts/reset-password.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { locale } = await visitor(args);
  const { searchParams } = new URL(args.request.url);
  const isDone = searchParams.has("done");
  const title = translator(locale, "accounts")(isDone ? "changed.title" : "reset.title");
  return { title, isDone, token: searchParams.get("token") };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await visitor(args);
  const form = await readForm(args, newPasswordForm, { hide: ["password"] });
  await resetPassword(ctx, actor, form);
  return seeOther(withQuery(paths.resetPassword(), { done: 1 }));
}

export default function ResetPasswordPage() {
  const { title, isDone, token } = useLoaderData<typeof loader>();
  const t = useTranslations("accounts");
  const form = usePageForm("reset", { password: t("fields.newPassword") });
  const isSpent = form.refusal?.code === "link-not-valid";
  if (isDone) {
    return (
      <>
        <PageHeader title={title} lead={t("changed.text")} />
        <LinkButton to={paths.signIn()} tone="primary" document>
          {t("signIn.title")}
        </LinkButton>
      </>
    );
  }
  if (token === null || isSpent) {
    return (
      <>
        <PageHeader title={title} lead={isSpent ? undefined : t("reset.missing")} />
        <div className="stack-lg">
          <RefusalNotice refusal={form.refusal} />
          <p>
            <LinkButton to={paths.forgotPassword()}>{t("reset.again")}</LinkButton>
          </p>
        </div>
      </>
    );
  }
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHeader title={title} lead={t("reset.lead")} />
      <div className="stack-lg">
        <RefusalNotice refusal={form.refusal} />
        <PostForm sent={{ token }} submit={t("reset.submit")}>
          <PasswordField {...form.labelled("password")} hint={t("fields.passwordHint")} isNew />
        </PostForm>
      </div>
    </>
  );
}
