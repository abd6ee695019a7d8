import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { LookInMailbox } from "#app/components/accounts/look-in-mailbox.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { confirmationForm } from "#app/domain/accounts/forms.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { visitor } from "#app/http/guards.server.ts";
import { paths, withQuery } from "#app/shared/paths.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { useReply } from "#app/shared/reply.ts";
import { translator } from "#app/i18n/translator.ts";
import { confirmEmail } from "#app/services/accounts/confirm-email.server.ts";
import { requestEmail } from "#app/services/accounts/request-email.server.ts";

/** Three states of one page: check your mailbox; confirm (the e-mail's link); confirmed. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale } = await visitor(args);
  const { searchParams } = new URL(args.request.url);
  const token = searchParams.get("token");
  const step = token !== null ? "confirm" : searchParams.has("done") ? "confirmed" : "mailbox";
  const title = translator(locale, "accounts")(`${step}.title`);
  return { title, step, token, isDemonstration: ctx.config.isDemo } as const;
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await visitor(args);
  const form = await readForm(args, confirmationForm);
  if (form.act === "confirm") {
    await confirmEmail(ctx, actor, form);
    return seeOther(withQuery(paths.verifyEmail(), { done: 1 }));
  }
  const { clientAddress } = args.context;
  await requestEmail(ctx, actor, { kind: "verification", email: form.email, clientAddress });
  return seeOther(paths.verifyEmail());
}

export default function VerifyEmailPage() {
  const { title, step, token, isDemonstration } = useLoaderData<typeof loader>();
  const t = useTranslations("accounts");
  const reply = useReply();
  const isRefused = reply.refusal?.code === "link-not-valid";
  if (step === "confirmed") {
    return (
      <>
        <PageHeader title={title} lead={t("confirmed.text")} />
        <LinkButton to={paths.signIn()} tone="primary" document>
          {t("signIn.title")}
        </LinkButton>
      </>
    );
  }
  if (step === "mailbox" || isRefused) {
    const lead = isRefused ? undefined : t("mailbox.joined");
    return (
      <LookInMailbox
        title={title}
        lead={lead}
        again={paths.verifyEmail()}
        isDemonstration={isDemonstration && !isRefused}
      />
    );
  }
  return (
    <>
      <PageHeader title={title} lead={t("confirm.lead")} />
      <PostForm sent={{ act: "confirm", token: token ?? "" }}>
        <div className="row">
          <SubmitButton>{t("confirm.submit")}</SubmitButton>
        </div>
      </PostForm>
    </>
  );
}
