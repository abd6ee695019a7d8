import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { CodeField, RecoveryCodeField } from "#app/components/accounts/code-fields.tsx";
import { useActForm } from "#app/components/ui/act-form.tsx";
import { More } from "#app/components/ui/disclosure.tsx";
import { ErrorSummary, PostForm } from "#app/components/ui/form.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { signInCodeForm } from "#app/domain/accounts/second-factor-forms.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { visitor } from "#app/http/guards.server.ts";
import { clientOf } from "#app/http/server/client.server.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { paths, safeReturn } from "#app/shared/paths.ts";
import { recoveryPaths } from "#app/shared/recovery-paths.ts";
import { useReply } from "#app/shared/reply.ts";
import { translator } from "#app/i18n/translator.ts";
import { answerSignIn } from "#app/services/accounts/answer-sign-in.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { locale } = await visitor(args);
  const to = safeReturn(new URL(args.request.url).searchParams.get("to")) ?? undefined;
  return {
    title: translator(locale, "accounts.factor")("signIn.title"),
    signIn: paths.signIn(to),
    recovery: recoveryPaths.own(to),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await visitor(args);
  const to = safeReturn(new URL(args.request.url).searchParams.get("to")) ?? undefined;
  const form = await readForm(args, signInCodeForm, { hide: ["code", "recoveryCode"] });
  const { headers, isRecoveryCancelled } = await answerSignIn(ctx, actor, {
    ...form,
    client: clientOf(args),
  });
  // Their page says that the recovery they no longer need was cancelled.
  return seeOther(isRecoveryCancelled ? paths.secondFactor(to) : paths.signIn(to), headers);
}

export default function SignInCodePage() {
  const { title, signIn, recovery } = useLoaderData<typeof loader>();
  const t = useTranslations("accounts.factor");
  const lost = useTranslations("accounts.recovery.own");
  const { refusal } = useReply();
  const byCode = useActForm("code", { code: t("fields.code") });
  const byRecovery = useActForm("recovery", { recoveryCode: t("fields.recoveryCode") });
  return (
    <>
      <PageHeader title={title} lead={t("signIn.lead")} />
      <ErrorSummary errors={[...byCode.errors, ...byRecovery.errors]} />
      <div className="stack-lg">
        <RefusalNotice refusal={refusal} />
        <PostForm document sent={{ act: "code" }} submit={t("signIn.submit")}>
          <CodeField field={byCode.field("code")} />
        </PostForm>
        <More summary={t("signIn.recovery")} open={byRecovery.isAnswered}>
          <PostForm document sent={{ act: "recovery" }} submit={t("signIn.submit")}>
            <RecoveryCodeField field={byRecovery.field("recoveryCode")} />
          </PostForm>
        </More>
        <div className="stack">
          <p>
            <Link to={recovery}>{lost("link")}</Link>
          </p>
          <p>
            <Link to={signIn}>{t("signIn.again")}</Link>
          </p>
        </div>
      </div>
    </>
  );
}
