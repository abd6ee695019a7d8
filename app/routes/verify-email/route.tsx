import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { LookInMailbox } from "#app/components/accounts/look-in-mailbox.tsx";
import { EmailField, PasswordField } from "#app/components/ui/account-fields.tsx";
import { PostForm } from "#app/components/ui/form.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { confirmationForm } from "#app/domain/accounts/forms.ts";
import { addressOfLink } from "#app/domain/accounts/link-address.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { visitor } from "#app/http/guards.server.ts";
import { paths, withQuery } from "#app/shared/paths.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { useReply } from "#app/shared/reply.ts";
import { translator } from "#app/i18n/translator.ts";
import { confirmEmail } from "#app/services/accounts/confirm-email.server.ts";
import { requestEmail } from "#app/services/accounts/request-email.server.ts";

/**
 * Three states of one page: check your mailbox; confirm (the e-mail's link); confirmed. The link alone doesn't sign in, as
 * it may be opened by somebody else than whoever chose the password: the address is filled in, and the password that
 * confirms it signs in.
 */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale } = await visitor(args);
  const { searchParams } = new URL(args.request.url);
  const token = searchParams.get("token");
  const step = searchParams.has("done") ? "confirmed" : token !== null ? "confirm" : "mailbox";
  const address = addressOfLink(token ?? "");
  const title = translator(locale, "accounts")(`${step}.title`);
  return { title, step, token, address, isDemonstration: ctx.config.isDemo } as const;
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await visitor(args);
  const form = await readForm(args, confirmationForm);
  if (form.act === "confirm") {
    await confirmEmail(ctx, actor, form);
    return seeOther(withQuery(paths.verifyEmail(), { done: 1, token: form.token }));
  }
  const { clientAddress } = args.context;
  await requestEmail(ctx, actor, { kind: "verification", email: form.email, clientAddress });
  return seeOther(paths.verifyEmail());
}

export default function VerifyEmailPage() {
  const { title, step, token, address, isDemonstration } = useLoaderData<typeof loader>();
  const t = useTranslations("accounts");
  const reply = useReply();
  const isRefused = reply.refusal?.code === "link-not-valid";
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
      <PageHeader title={title} lead={t(step === "confirmed" ? "confirmed.text" : "confirm.lead")} />
      <PostForm
        document
        action={paths.signIn()}
        sent={step === "confirm" && token !== null ? { token } : {}}
        submit={t(step === "confirmed" ? "signIn.submit" : "confirm.submit")}
      >
        <EmailField
          field={{ name: "email", id: "sign-in-email", defaultValue: address }}
          label={t("fields.email")}
        />
        <PasswordField field={{ name: "password", id: "sign-in-password" }} label={t("fields.password")} />
      </PostForm>
    </>
  );
}
