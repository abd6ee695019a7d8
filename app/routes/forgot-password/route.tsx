import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { LookInMailbox } from "#app/components/accounts/look-in-mailbox.tsx";
import { ErrorSummary, PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { EmailField } from "#app/components/ui/account-fields.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { usePageForm } from "#app/components/ui/reply-form.ts";
import { emailForm } from "#app/domain/accounts/forms.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { visitor } from "#app/http/guards.server.ts";
import { paths, withQuery } from "#app/shared/paths.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { translator } from "#app/i18n/translator.ts";
import { requestEmail } from "#app/services/accounts/request-email.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale } = await visitor(args);
  const isSent = new URL(args.request.url).searchParams.has("sent");
  const title = translator(locale, "accounts")(isSent ? "mailbox.title" : "forgot.title");
  const description = translator(locale, "public")("descriptions.forgot");
  return { title, description, isSent, isDemonstration: ctx.config.isDemo };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await visitor(args);
  const { email } = await readForm(args, emailForm);
  const { clientAddress } = args.context;
  await requestEmail(ctx, actor, { kind: "password_reset", email, clientAddress });
  return seeOther(withQuery(paths.forgotPassword(), { sent: 1 }));
}

export default function ForgotPasswordPage() {
  const { title, isSent, isDemonstration } = useLoaderData<typeof loader>();
  const t = useTranslations("accounts");
  const form = usePageForm("forgot", { email: t("fields.email") });
  if (isSent) {
    const again = withQuery(paths.forgotPassword(), { sent: 1 });
    return (
      <LookInMailbox
        title={title}
        lead={t("mailbox.reset")}
        again={again}
        isDemonstration={isDemonstration}
      />
    );
  }
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHeader title={title} lead={t("forgot.lead")} />
      <div className="stack-lg">
        <RefusalNotice refusal={form.refusal} />
        <PostForm>
          <EmailField {...form.labelled("email")} />
          <div className="form-actions">
            <SubmitButton>{t("forgot.submit")}</SubmitButton>
            <Link to={paths.signIn()}>{t("forgot.back")}</Link>
          </div>
        </PostForm>
      </div>
    </>
  );
}
